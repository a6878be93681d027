import type { Call } from "./call.js";
import type { Flaw } from "./flaw.js";
import { flawedText } from "./flawed-value.js";
import { encodeOutside } from "./make-call.js";

const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("&");
const header = (call: Call, name: string, value: string): Call => ({
  ...call,
  headers: { ...call.headers, [name]: value },
});

const oddCallers = [
  ...[
    "nobody",
    "forged",
    "expired",
    "elsewhere",
    "impostor",
    "early",
    "endless",
    "unnamed",
    "numbered",
    "no user",
    "odd roles",
  ],
  ...[
    "unsigned",
    "cut",
    "changed",
    "no token",
    "empty token",
    "another scheme",
    "bare token",
    "two tokens",
    "quoted",
  ],
  ...["spaced", "other role", "two audiences", "bob", "admin"],
];

const oddQueries = [
  ...[
    "x=1",
    "limit=",
    "limit",
    "=",
    "&",
    "&&",
    "?",
    "limit=1&limit=2",
    "limit=01",
    "limit=+1",
    "limit=1.0",
    "limit=1e1",
    "limit=0x1",
  ],
  ...[
    "limit=%31",
    "%6cimit=1",
    "limit=%201",
    "limit=1%00",
    "limit=%zz",
    "%",
    "limit=%ff",
    "after=%ed%a0%80",
    "after=%F0%9F%A7%A2",
  ],
  ...[
    "after=",
    "after=prod_",
    "after=order_",
    "after[]=1",
    "limit[a]=1",
    "userId=user_ann&userId=user_ann",
    "__proto__=1",
    "a.b=1",
  ],
  ...[
    "limit=1;after=2",
    "limit=-1",
    "limit=1,2",
    "limit=true",
    "limit=null",
    "limit=99999999999999999999",
    "LIMIT=1",
    "id=1",
    "orderId=1",
  ],
];

/** What can be wrong or odd about everything but the body. */
export const requestFlaws: Readonly<Record<string, Flaw>> = {
  "an odd caller": (call, _operation, random) => ({ ...call, caller: random.one(oddCallers) }),
  "an odd query": (call, _operation, random) => ({
    ...call,
    query: joined(call.query, random.one(oddQueries)),
  }),
  "a parameter of another kind": (call, { parameters }, random) => {
    const choices = parameters.filter((one) => one.in === "query");
    if (choices.length === 0) return null;
    const { name, schema } = random.one(choices);
    const value: unknown = JSON.parse(flawedText(schema, random));
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return { ...call, query: `${name}=${encodeOutside(text)}` };
  },
  "another method": (call, _operation, random) => {
    const method = random.one(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]);
    return method === call.method ? null : { ...call, method };
  },
  "an odd path": (call, _operation, random) => {
    const { path } = call;
    const change = random.one<(path: string) => string>([
      (whole) => `${whole}/`,
      (whole) => `/${whole}`,
      (whole) => whole.replace(/\/([^/]*)$/, "//$1"),
      (whole) => whole.replace("/api", "/API"),
      (whole) => whole.replace("/api", "/%61pi"),
      (whole) => whole.replace("/api/", "/api/./"),
      (whole) => whole.replace("/api/", "/api/x/../"),
      (whole) => `${whole}%2F`,
      (whole) => `${whole}%zz`,
      (whole) => `${whole}%00`,
      (whole) => `${whole}%ff`,
      (whole) => `${whole};a=1`,
      (whole) => `${whole}/more`,
      (whole) => whole.replace(/[^/]*$/, "%F0%9F%A7%A2"),
      (whole) => whole.replace(/[^/]*$/, "%20"),
      (whole) => whole.replace(/[^/]*$/, ""),
      (whole) => whole.replace(/[^/]*$/, "a".repeat(2_000)),
      () => "/",
      () => "/nowhere",
      () => "/api",
      () => "/favicon.ico",
    ]);
    return { ...call, path: change(path) };
  },
  "an odd key": (call, { parameters }, random) => {
    if (!parameters.some(({ name }) => name === "Idempotency-Key")) return null;
    return header(
      call,
      "Idempotency-Key",
      random.one(["", " ", "k".repeat(255), "k".repeat(256), '"k"', "k,k"]),
    );
  },
  "an odd signature": (call, { parameters }, random) => {
    if (!parameters.some(({ name }) => name === "Webhook-Signature")) return null;
    const signatures = [
      "",
      "t=",
      "t=1",
      "v1=00",
      "t=1,v1=",
      "t=x,v1=00",
      "t=1;v1=00",
      "⟦signed any 400⟧",
      "⟦signed any -250⟧",
    ];
    return header(
      call,
      "Webhook-Signature",
      random.one([...signatures, "⟦signed any 0⟧,v1=00", "⟦signed any 0⟧,t=1"]),
    );
  },
  "no signature": (call) => {
    const { "Webhook-Signature": signature, ...headers } = call.headers;
    return signature === undefined ? null : { ...call, headers };
  },
  "an id of the caller's": (call, _operation, random) =>
    header(
      call,
      "X-Request-Id",
      random.one(["abc-123", "a b", "<x>", "", "a".repeat(128), "a".repeat(129), "a:b.c_d"]),
    ),
  "a wish for another form": (call, _operation, random) =>
    header(call, "Accept", random.one(["text/html", "application/xml", "*/*;q=0", "x", ""])),
  "a header of proxies": (call, _operation, random) =>
    header(
      call,
      random.one(["X-HTTP-Method-Override", "X-Forwarded-For", "X-Original-URL"]),
      random.one(["DELETE", "1.2.3.4", "/"]),
    ),
};
