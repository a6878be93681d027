import type { Call } from "./call.js";
import type { Flaw } from "./flaw.js";
import { flawedText } from "./flawed-value.js";

/** The fields of a body that was written by us. */
function fieldsOf({ body }: Call): [string, string][] | null {
  if (typeof body !== "string") return null;
  try {
    const value: unknown = JSON.parse(body.replaceAll(/:(⟦[^⟧]*⟧)/g, ':"$1"'));
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return Object.entries(value).map(([name, item]) => [name, unquoteBlank(JSON.stringify(item))]);
  } catch {
    return null;
  }
}

/** A blank for a number stands without quotes. */
function unquoteBlank(text: string): string {
  return text.replace(/^"(⟦total [^⟧]*⟧)"$/, "$1");
}

const textOf = (fields: readonly (readonly [string, string])[]): string =>
  `{${fields.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;

const MEGABYTE = 1_000_000;
const JSON_TYPE = { "Content-Type": "application/json" };

/** The body replaced, said to be JSON. */
const withBody = (call: Call, body: string | Uint8Array): Call => ({
  ...call,
  headers: { ...call.headers, ...JSON_TYPE },
  body,
});

const replaced =
  (texts: readonly (string | Uint8Array)[]): Flaw =>
  (call, { body }, random) =>
    body === null ? null : withBody(call, random.one(texts));

const unknownNames = [
  "id",
  "price",
  "__proto__",
  "constructor",
  "toString",
  "a b",
  "",
  "\u00fc",
  "priceCents ",
  "Stock",
];
const bytes = (...values: readonly number[]) => Uint8Array.from(values);

/** What can be wrong or odd about a body. */
export const bodyFlaws: Readonly<Record<string, Flaw>> = {
  "a field is of another kind": (call, { body }, random) => {
    const fields = fieldsOf(call);
    const properties = Object.entries(body?.schema.properties ?? {});
    if (fields === null || properties.length === 0) return null;
    const [name, schema] = random.one(properties);
    return withBody(
      call,
      textOf([...fields.filter(([other]) => other !== name), [name, flawedText(schema, random)]]),
    );
  },
  "every field is of another kind": (call, { body }, random) => {
    const properties = Object.entries(body?.schema.properties ?? {});
    if (properties.length === 0) return null;
    return withBody(call, textOf(properties.map(([name, schema]) => [name, flawedText(schema, random)])));
  },
  "a field is missing": (call, _operation, random) => {
    const fields = fieldsOf(call) ?? [];
    if (fields.length === 0) return null;
    const gone = random.below(fields.length);
    return withBody(call, textOf(fields.filter((_field, at) => at !== gone)));
  },
  "a field nobody knows": (call, { body }, random) => {
    if (body === null) return null;
    const own: [string, string] = [
      random.one(unknownNames),
      random.one(["1", "null", '"x"', "{}", '{"a":[]}']),
    ];
    const fields = fieldsOf(call) ?? [];
    return withBody(call, textOf(random.chance(0.5) ? [own, ...fields] : [...fields, own]));
  },
  "a field twice": (call, _operation, random) => {
    const fields = fieldsOf(call) ?? [];
    if (fields.length === 0) return null;
    const [name] = random.one(fields);
    return withBody(call, textOf([...fields, [name, random.one(["1", "null", '"x"'])]]));
  },
  "no object": replaced(["null", "[]", "[{}]", "1", "-0", '"text"', "true", '""', "1e400", " {} ", "{}\n"]),
  "no JSON": replaced([
    ...[
      "{",
      "}",
      "{]",
      "[",
      '"',
      "{'a':1}",
      "{a:1}",
      '{"a":1,}',
      "[1,]",
      '{"a"}',
      '{"a":}',
      "{}{}",
      "{} x",
      "nul",
      "NaN",
    ],
    ...[
      "Infinity",
      "-Infinity",
      '{"quantity":NaN}',
      '{"stock":Infinity}',
      "undefined",
      "01",
      "+1",
      ".5",
      "1.",
      "0x1",
      "1e",
      "--1",
    ],
    ...[
      '{"a":"\t"}',
      '{"a":"\n"}',
      '"\\x41"',
      '"\\u12"',
      "// a\n{}",
      "{}/* */",
      "\u00a0{}",
      " ",
      "\n",
      "\ufeff{}",
      "\u0000",
      "{}\u0000",
    ],
  ]),
  "bytes that are no text": replaced([
    bytes(0xff, 0xfe, 0x7b, 0x00),
    bytes(0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d),
    bytes(0x22, 0xed, 0xa0, 0x80, 0x22),
    bytes(0x22, 0xc0, 0xaf, 0x22),
    bytes(0xef, 0xbb, 0xbf, 0x7b, 0x7d),
    bytes(0x7b, 0x00, 0x7d, 0x00),
    bytes(0x1f, 0x8b, 0x08, 0x00),
  ]),
  "far down": (call, { body }, random) => {
    if (body === null) return null;
    const levels = random.one([31, 32, 33, 34, 1_000, 100_000]);
    const [open, close] = random.one([
      ["[", "]"],
      ['{"a":', "}"],
    ] as const);
    return withBody(call, `${open.repeat(levels)}1${close.repeat(levels)}`);
  },
  "much too long": (call, { body }, random) => {
    if (body === null || !random.chance(0.25)) return null;
    const length = random.one([MEGABYTE, MEGABYTE + 1, 2 * MEGABYTE]);
    return withBody(call, `{"name":"${"a".repeat(length - 11)}"}`);
  },
  "another type of content": (call, { body }, random) => {
    if (body === null) return null;
    const types = [
      ...[
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "*/*",
        "json",
      ],
      ...[
        "application/json; charset=latin1",
        "application/json; charset=utf-16",
        "application/jsonx",
        "application/ json",
        "",
      ],
      ...[
        "application/json, text/plain",
        "text/json",
        "application/json;",
        "application/+json",
        "application/x+json; charset=UTF8",
      ],
    ];
    return {
      ...call,
      body: call.body ?? "{}",
      headers: { ...call.headers, "Content-Type": random.one(types) },
    };
  },
  "no type of content": (call, { body }) => {
    const { "Content-Type": _gone, ...headers } = call.headers;
    return body === null ? null : { ...call, headers, body: call.body ?? "{}" };
  },
  "packed content": (call, { body }, random) =>
    body === null
      ? null
      : {
          ...withBody(call, call.body ?? "{}"),
          headers: {
            ...call.headers,
            ...JSON_TYPE,
            "Content-Encoding": random.one(["gzip", "identity", "IDENTITY", "x"]),
          },
        },
  "a body where none is meant": (call, { body }, random) =>
    body === null ? withBody(call, random.one(["{}", "x", "null", '{"userId":"user_ann"}'])) : null,
  "no body": (call, { body }, random) =>
    body === null
      ? null
      : { ...call, body: random.chance(0.5) ? null : "", headers: { ...call.headers, ...JSON_TYPE } },
};
