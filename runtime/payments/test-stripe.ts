import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A stand-in for Stripe's HTTP API: payment intents, idempotency keys, and cards with a given behaviour. */
export interface StandIn {
  readonly taken: Map<string, number>;
  readonly canceled: string[];
  /** The payments that were given back, as often as they were. */
  readonly returned: string[];
  /** The traces that its callers named. */
  readonly traces: string[];
  /** How many payments were made at all. */
  made(): number;
  /** What it says instead of the truth, once; null: nothing, and it never ends. */
  lie(answer: { readonly status: number; readonly body: string } | null): void;
  /** Lets what is processed succeed. */
  finish(): void;
  /** Where it is. */
  readonly api: { readonly host: string; readonly port: number; readonly protocol: "http" };
  close(): Promise<void>;
}

const firstStatus: Readonly<Record<string, string>> = {
  pm_good: "succeeded",
  pm_late: "processing",
  pm_3ds: "requires_action",
};
/** Opens one. */
export async function openStandIn(): Promise<StandIn> {
  const byKey = new Map<string, { status: number; body: string }>();
  const intents = new Map<
    string,
    { id: string; object: string; amount: number; currency: string; status: string; metadata: object }
  >();
  let lies: ({ readonly status: number; readonly body: string } | null)[] = [];
  const [taken, canceled, traces] = [new Map<string, number>(), [] as string[], [] as string[]];
  const returned: string[] = [];
  const shown = (id: string) => {
    const found = intents.get(id);
    return JSON.stringify({ ...found, amount_received: found?.status === "succeeded" ? found.amount : 0 });
  };
  const create = (text: string): { status: number; body: string } => {
    const form = new URLSearchParams(text);
    const [card, amount] = [form.get("payment_method") ?? "", Number(form.get("amount"))];
    if (card === "pm_declined")
      return { status: 402, body: '{"error":{"type":"card_error","code":"card_declined","message":"No."}}' };
    if (card === "pm_none")
      return { status: 400, body: '{"error":{"type":"invalid_request_error","message":"No such method"}}' };
    const status = firstStatus[card] ?? "succeeded";
    const id = `pi_${intents.size + 1}`;
    const metadata = { intentId: form.get("metadata[intentId]") };
    intents.set(id, {
      id,
      object: "payment_intent",
      amount,
      currency: form.get("currency") ?? "",
      status,
      metadata,
    });
    if (status === "succeeded") taken.set(id, amount);
    return { status: 200, body: shown(id) };
  };
  const giveBack = (text: string): { status: number; body: string } => {
    const id = new URLSearchParams(text).get("payment_intent") ?? "";
    if (returned.includes(id))
      return {
        status: 400,
        body: '{"error":{"type":"invalid_request_error","code":"charge_already_refunded","message":"It is."}}',
      };
    returned.push(id);
    return { status: 200, body: '{"id":"re_1","object":"refund","status":"succeeded"}' };
  };
  const server = createServer((request, response) => {
    let text = "";
    if (request.headers.traceparent !== undefined) traces.push(String(request.headers.traceparent));
    request.on("data", (chunk) => {
      text += chunk;
    });
    request.on("end", () => {
      const [, id = "", action] = /^\/v1\/payment_intents\/?([^/]*)\/?(.*)$/.exec(request.url ?? "") ?? [];
      const key = String(request.headers["idempotency-key"]);
      let answer = { status: 200, body: "" };
      const [lie] = lies.splice(0, 1);
      if (lie === null) {
        response.writeHead(200, { "Content-Type": "application/json" }).write("{");
        const drip = setInterval(() => response.write(" "), 20);
        response.once("close", () => clearInterval(drip));
        return;
      }
      if (lie !== undefined) answer = lie;
      else if (request.headers.authorization !== "Bearer sk_test_1")
        answer = { status: 401, body: '{"error":{"type":"invalid_request_error","message":"Who?"}}' };
      else if (id.startsWith("search")) {
        const query = new URL(request.url ?? "", "http://a").searchParams.get("query") ?? "";
        const data = [...intents.values()].filter(({ metadata }) =>
          query.includes(`:'${Reflect.get(metadata, "intentId")}'`),
        );
        answer.body = `{"object":"search_result","data":[${data.map((found) => shown(found.id)).join()}]}`;
      } else if (request.method === "GET") answer.body = shown(id);
      else if (action === "cancel") {
        canceled.push(id);
        answer.body = shown(id);
      } else {
        const isRefund = request.url === "/v1/refunds";
        answer = byKey.get(key) ?? (isRefund ? giveBack(text) : create(text));
        byKey.set(key, answer);
      }
      const place = answer.status === 307 ? { Location: "/v1/payment_intents" } : {};
      response.writeHead(answer.status, { "Content-Type": "application/json", ...place }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    api: { host: "127.0.0.1", port, protocol: "http" },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
    taken,
    canceled,
    returned,
    traces,
    finish: () => {
      for (const found of intents.values()) if (found.status === "processing") found.status = "succeeded";
    },
    made: () => intents.size,
    lie: (answer) => {
      lies = [...lies, answer];
    },
  };
}

/** What it says of a payment that succeeded. */
export const succeeded = {
  id: "pi_1",
  object: "payment_intent",
  currency: "eur",
  status: "succeeded",
  amount_received: 200,
};
