import type { RequestListener } from "node:http";
import { listen } from "@specwright/http";
import { expect, onTestFinished, test, vi } from "vitest";
import { bearerAuthentication } from "../../../runtime/auth/bearer.js";
import { createShop } from "../../../runtime/shop.js";
import { auth, webhookSecret } from "../servers/secrets.js";
import { readDescription } from "./description.js";
import { planWalk } from "./plan.js";
import { shrink } from "./shrink.js";
import { walk } from "./walk.js";

vi.setConfig({ testTimeout: 60_000 });

const operations = readDescription();
const now = () => new Date();
const shop = (): RequestListener =>
  createShop({
    authenticate: bearerAuthentication(auth, now),
    webhookSecrets: [webhookSecret],
    log: () => {},
    report: () => {},
  });

async function served(handler: RequestListener): Promise<string> {
  const listening = await listen(handler);
  onTestFinished(() => listening.close(0));
  return listening.url;
}

/** A shop that says one word otherwise. */
function forgetful(): RequestListener {
  const handler = shop();
  return (request, response) => {
    const change = (chunk: unknown) =>
      typeof chunk === "string" ? chunk.replace('"status":"CANCELLED"', '"status":"CANCELEDX"') : chunk;
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    response.write = ((chunk: unknown, ...rest: never[]) =>
      write(change(chunk), ...rest)) as typeof response.write;
    response.end = ((chunk?: unknown, ...rest: never[]) =>
      end(change(chunk), ...rest)) as typeof response.end;
    handler(request, response);
  };
}

test("the same seed is the same walk, another is another", () => {
  expect(planWalk(operations, 300, 5)).toEqual(planWalk(operations, 300, 5));
  expect(planWalk(operations, 300, 5)).not.toEqual(planWalk(operations, 300, 6));
});

test("two shops of one kind go one way, and a long one", async () => {
  const { parting, seen } = await walk(planWalk(operations, 600, 3), {
    left: await served(shop()),
    right: await served(shop()),
  });
  expect(parting).toBeNull();
  for (const each of ["postApiOrders 201", "getApiCart 200", "postApiProducts 400 VALIDATION_FAILED"])
    expect([...seen.keys()]).toContain(each);
});

test("a shop that differs in one word is found out, and the way there is short", async () => {
  const fails = async (calls: ReturnType<typeof planWalk>) => {
    const pair = { left: await served(shop()), right: await served(forgetful()) };
    return (await walk(calls, pair)).parting;
  };
  const way = planWalk(operations, 1_500, 3);
  const parting = await fails(way);
  expect(parting?.differences).toEqual([
    expect.objectContaining({ left: '"CANCELLED"', right: '"CANCELEDX"' }),
  ]);
  const short = await shrink(
    way.slice(0, (parting?.at ?? 0) + 1),
    async (calls) => (await fails(calls)) !== null,
  );
  // A product, into the cart, an order of it, and its end.
  expect(short.length).toBeLessThanOrEqual(5);
});
