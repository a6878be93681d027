import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createApp } from "./app.js";
import { type Listening, listen } from "./listen.js";
import { type Contract, operation } from "./operation.js";
import { problemDetails } from "./problem.js";
import { bindRoutes } from "./routes.js";

const contract: Contract = {
  operations: [
    operation({
      id: "getPicksByIdsAndName",
      method: "GET",
      path: "/picks/{ids}/{name}",
      capability: "picks",
      requirements: [],
      params: z.strictObject({ ids: z.array(z.int()), name: z.string() }),
      headers: z.strictObject({ "X-Tags": z.array(z.string()).exactOptional() }),
      replies: { 200: z.unknown() },
      errors: [],
    }),
    operation({
      id: "postTagsByTags",
      method: "POST",
      path: "/tags/{tags}",
      capability: "picks",
      requirements: [],
      params: z.strictObject({ tags: z.array(z.string()) }),
      body: "image/*",
      replies: { 200: z.unknown() },
      errors: [],
    }),
  ],
  errors: {},
  errorBody: problemDetails,
};

let listening: Listening;
beforeAll(async () => {
  const echo = async (input: { params: unknown; headers?: unknown }) => ({
    status: 200,
    body: [input.params, input.headers ?? null],
  });
  const app = createApp(bindRoutes(contract, { getPicksByIdsAndName: echo, postTagsByTags: echo }), {
    log: () => {},
  });
  listening = await listen(app);
});
afterAll(() => listening.close());

async function ask(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(listening.url + path, init);
  const body = (await response.json()) as { code?: string; errors?: { path: string }[] };
  return response.ok ? body : [response.status, body.code, body.errors?.map((error) => error.path)];
}

const image = { method: "POST", body: "x", headers: { "Content-Type": "image/png; a=b" } };

test("commas part the items of a list in a path, escapes are read afterwards", async () => {
  expect(await ask("/picks/1,2/a,b")).toEqual([{ ids: [1, 2], name: "a,b" }, {}]);
  expect(await ask("/picks/7/n")).toEqual([{ ids: [7], name: "n" }, {}]);
  expect(await ask("/tags/a%2Cb,c%20d,,e", image)).toEqual([{ tags: ["a,b", "c d", "", "e"] }, null]);
  expect(await ask("/picks/1,x/n")).toEqual([400, "VALIDATION_FAILED", ["ids[1]"]]);
  expect(await ask("/picks/1%2C2/n")).toEqual([400, "VALIDATION_FAILED", ["ids[0]"]]);
  expect(await ask("/picks/1,/n")).toEqual([400, "VALIDATION_FAILED", ["ids[1]"]]);
});

test("commas part the items of a list in a header, with blanks or without", async () => {
  const tagged = (tags: string) => ask("/picks/1/n", { headers: { "X-Tags": tags } });
  expect(await tagged("a,b , c")).toEqual([expect.anything(), { "X-Tags": ["a", "b", "c"] }]);
  expect(await tagged("a")).toEqual([expect.anything(), { "X-Tags": ["a"] }]);
  expect(await tagged("a,,b")).toEqual([expect.anything(), { "X-Tags": ["a", "", "b"] }]);
  expect(await tagged("")).toEqual([expect.anything(), { "X-Tags": [] }]);
});

test("U+0000 is refused in a path and a query as it is in a body", async () => {
  expect(await ask("/picks/1/a%00b")).toEqual([400, "VALIDATION_FAILED", ["name"]]);
  expect(await ask("/picks/1/n?x=%00")).toEqual([400, "VALIDATION_FAILED", ["x"]]);
});

test("a range of media types takes what lies in it", async () => {
  const sent = (type: string) => ask("/tags/a", { ...image, headers: { "Content-Type": type } });
  expect(await sent("IMAGE/svg+xml")).toEqual([{ tags: ["a"] }, null]);
  expect(await sent("text/plain")).toEqual([415, "UNSUPPORTED_MEDIA_TYPE", undefined]);
  expect(await sent("image/")).toEqual([415, "UNSUPPORTED_MEDIA_TYPE", undefined]);
});
