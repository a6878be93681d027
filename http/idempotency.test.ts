import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "./app.js";
import type { AppOptions } from "./app-options.js";
import type { Context } from "./handler.js";
import { type Listening, listen } from "./listen.js";
import type { LogEntry } from "./log.js";
import type { Contract, Operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { refuse } from "./refusal.js";
import { bindRoutes } from "./routes.js";
import { promised } from "./test-library.js";
import { type TestMemory, testMemory } from "./test-memory.js";

/** A bank with one counter: who deposits with a key deposits once. */
const deposit: Operation = {
  id: "deposit",
  method: "POST",
  path: "/accounts/{name}",
  capability: "bank",
  requirements: [],
  errors: ["CLOSED", "BROKEN", "VALIDATION_FAILED"],
  params: z.strictObject({ name: z.string() }),
  body: z.strictObject({
    cents: z.int().min(1),
    note: z.string().exactOptional(),
    owner: z.string().exactOptional(),
  }),
  caller: "body.owner",
  headers: z.strictObject({ "Idempotency-Key": z.string().exactOptional() }),
  replies: { 201: z.strictObject({ balance: z.int() }) },
};
const contract: Contract = {
  operations: [deposit],
  errors: {
    CLOSED: { status: 409, title: "Closed", message: "The bank is closed" },
    BROKEN: { status: 503, title: "Broken", message: "The bank is broken" },
  },
  errorBody: problemDetails,
};

interface Deposit {
  readonly body: { readonly cents: number; readonly note?: string };
}
type Work = (input: Deposit, context: Context) => Promise<unknown>;

let balance = 0;
let memory: TestMemory;
let now: Date;
let log: LogEntry[];
let bank: Listening | null = null;

beforeEach(() => {
  balance = 0;
  memory = testMemory();
  now = new Date("2026-01-01T00:00:00.000Z");
  log = [];
});
afterEach(() => bank?.close());

/** Adds to the balance and stores the answer: here the two cannot come apart. */
const add: Work = async ({ body }, context) => {
  balance += body.cents;
  const reply = { status: 201, body: { balance } };
  const kept = context.recordOf(reply);
  if (kept !== null) await memory.store(kept);
  return reply;
};

async function open(work: Work = add, options: AppOptions = {}): Promise<void> {
  const given = {
    idempotencyStore: memory,
    now: () => now,
    log: (entry: LogEntry) => log.push(entry),
    ...options,
  };
  bank = await listen(createApp(bindRoutes(contract, { deposit: work }), given));
}

async function ask(key: string | null, body: object = { cents: 5 }, name = "ann") {
  const headers = { "Content-Type": "application/json", ...(key === null ? {} : { "Idempotency-Key": key }) };
  const sent = { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(`${bank?.url}/accounts/${name}`, sent);
  const text = await response.text();
  const { code } = JSON.parse(text) as { readonly code?: string };
  const replayed = response.headers.get("idempotent-replayed");
  return { status: response.status, text, code, replayed, headers: response.headers };
}

test("a repeated request gets the first answer to the byte, and nothing is done", async () => {
  await open();
  const first = await ask("k1");
  const second = await ask("k1");
  expect([first.status, first.replayed, second.status, second.replayed]).toEqual([201, null, 201, "true"]);
  expect([second.text, second.headers.get("content-type")]).toEqual([
    first.text,
    first.headers.get("content-type"),
  ]);
  expect(balance).toBe(5);
  expect(log.map(({ replayed, status }) => [replayed, status])).toEqual([
    [false, 201],
    [true, 201],
  ]);
  expect((await ask("k2")).text).toBe('{"balance":10}');
});

test("without a key everything is done each time", async () => {
  await open();
  await ask(null);
  await ask(null);
  expect([balance, memory.records.size]).toEqual([10, 0]);
});

test("the order of fields makes no other request; another value, field or path does", async () => {
  await open();
  await ask("k1", { cents: 5, note: "a" });
  expect((await ask("k1", { note: "a", cents: 5 })).replayed).toBe("true");
  for (const body of [{ cents: 6, note: "a" }, { cents: 5 }, { cents: 5, note: "b" }]) {
    const { status, code } = await ask("k1", body);
    expect([status, code]).toEqual([422, "IDEMPOTENCY_KEY_REUSED"]);
  }
  expect((await ask("k1", { cents: 5, note: "a" }, "bob")).status).toBe(422);
  expect(balance).toBe(5);
});

test("while the first is running, a repeat is answered to wait, and another request that the key is taken", async () => {
  const started = promised<void>();
  const go = promised<void>();
  await open(async (input, context) => {
    started.resolve();
    await go.promise;
    return add(input, context);
  });
  const first = ask("k1");
  await started.promise;
  const second = await ask("k1");
  expect([second.status, second.code, second.headers.get("retry-after")]).toEqual([
    409,
    "REQUEST_IN_PROGRESS",
    "1",
  ]);
  expect((await ask("k1", { cents: 6 })).code).toBe("IDEMPOTENCY_KEY_REUSED");
  go.resolve();
  expect((await first).status).toBe(201);
  expect((await ask("k1")).replayed).toBe("true");
});

test("what another process holds is running too", async () => {
  await open();
  memory.heldElsewhere.add("k1");
  expect((await ask("k1")).code).toBe("REQUEST_IN_PROGRESS");
});

test("a key belongs to its user", async () => {
  await open();
  const ann = await ask("k1", { cents: 5, owner: "ann" });
  const bob = await ask("k1", { cents: 5, owner: "bob" });
  const nobody = await ask("k1", { cents: 5 });
  expect([ann.text, bob.text, nobody.text]).toEqual(['{"balance":5}', '{"balance":10}', '{"balance":15}']);
});

test("a refusal of business is remembered, stored or not", async () => {
  let closed = true;
  await open(async (input, context) => (closed ? refuse("CLOSED") : add(input, context)));
  const first = await ask("k1");
  closed = false;
  const second = await ask("k1");
  expect([second.status, second.text, second.replayed]).toEqual([409, first.text, "true"]);
  expect(second.headers.get("content-type")).toBe("application/problem+json");
});

test("what was stored and then undone counts for nothing", async () => {
  await open(async ({ body }, context) => {
    context.recordOf({ status: 201, body: { balance: balance + body.cents } });
    return refuse("CLOSED");
  });
  expect((await ask("k1")).code).toBe("CLOSED");
  expect((await ask("k1")).code).toBe("CLOSED");
  expect([...memory.records.values()].map(({ answer }) => answer.status)).toEqual([409]);
});

test("bad requests, our own faults and what says to come back later leave the key free", async () => {
  const faults: Work[] = [
    async () => refuse("VALIDATION_FAILED"),
    async () => refuse("BROKEN"),
    async (_input, context) => {
      const reply = refuse("BROKEN");
      expect(context.recordOf(reply)).toBeNull();
      return reply;
    },
    async () => {
      throw new Error("the lights went out");
    },
  ];
  await open(async (input, context) => (faults.shift() ?? add)(input, context));
  const statuses = [];
  for (let at = 0; at < 5; at += 1) statuses.push((await ask("k1")).status);
  expect(statuses).toEqual([400, 503, 503, 500, 201]);
  expect(memory.released).toHaveLength(4);
  expect((await ask("k2", { cents: 0 })).status).toBe(400);
  expect((await ask("k2")).status).toBe(201);
});

test("work that is not stored with its answer is our fault, said on the first try", async () => {
  await open(async () => ({ status: 201, body: { balance } }));
  expect((await ask("k1")).status).toBe(500);
  expect(String(log[0]?.error)).toContain('"deposit" answered 201 without context.recordOf(reply)');
  expect((await ask(null)).status).toBe(201);
});

test("where another process was quicker its answer is given", async () => {
  await open(async (input, context) => {
    const theirs = { ...context.claim, answer: { status: 201, headers: {}, content: null } };
    await memory.store({
      ...(theirs as Parameters<TestMemory["store"]>[0]),
      answer: {
        status: 201,
        headers: {},
        content: { media: "application/json; charset=utf-8", bytes: '{"balance":77}' },
      },
    });
    return add(input, context);
  });
  const { status, text, replayed } = await ask("k1");
  expect([status, text, replayed]).toEqual([201, '{"balance":77}', "true"]);
});

test("a day later the key is free", async () => {
  await open();
  await ask("k1");
  now = new Date("2026-01-01T23:59:59.999Z");
  expect((await ask("k1")).replayed).toBe("true");
  now = new Date("2026-01-02T00:00:00.000Z");
  expect([(await ask("k1")).replayed, balance]).toEqual([null, 10]);
});

test("what cannot be a key is refused", async () => {
  await open();
  expect((await ask("k".repeat(255))).status).toBe(201);
  for (const key of ["", "k".repeat(256)]) {
    const { status, code } = await ask(key);
    expect([status, code]).toEqual([400, "VALIDATION_FAILED"]);
  }
});

test("whether keys are remembered must be said", async () => {
  const routes = bindRoutes(contract, { deposit: add });
  expect(() => createApp(routes)).toThrow('"deposit" takes an Idempotency-Key, but answers are not stored');
  await open(add, { idempotencyStore: null });
  await ask("k1");
  expect([(await ask("k1")).replayed, balance]).toEqual([null, 10]);
});

test("an answer that is no text cannot be remembered", () => {
  const operation = { ...deposit, replies: { 200: "image/png" } };
  const routes = bindRoutes({ ...contract, operations: [operation] }, { deposit: add });
  expect(() => createApp(routes, { idempotencyStore: memory })).toThrow("cannot answer image/png");
});
