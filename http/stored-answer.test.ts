import { expect, test } from "vitest";
import { refuse } from "./refusal.js";
import { lateAnswersOf } from "./stored-answer.js";
import { library, openLibrary } from "./test-library.js";

const lost = {
  operation: "getBooksById",
  path: "/books/1",
  requestId: "r1",
  now: new Date("2026-01-01T00:00:00.000Z"),
};

test("the answer of a lost request is what its client would have read", async () => {
  const replies: unknown[] = [
    { status: 200, body: { title: "Emma", pages: 3 } },
    refuse("LENT_OUT", { headers: { "Retry-After": "60" } }),
    { status: 204 },
  ];
  for (const reply of replies) {
    const { ask, close } = await openLibrary({ getBooksById: async () => reply });
    const { status, text, headers } = await ask("GET", "/books/1");
    await close();
    const late = lateAnswersOf(library)(lost, reply);
    expect([late.status, late.content?.bytes ?? ""]).toEqual([status, text]);
    expect(late.content?.media ?? null).toBe(headers.get("content-type"));
    expect(late.headers["Retry-After"] ?? null).toBe(headers.get("retry-after"));
  }
});

test("it is held to the contract like any other", () => {
  const late = lateAnswersOf(library);
  expect(() => late(lost, { status: 418 })).toThrow("answered 418, which is not declared");
  expect(() => late({ ...lost, operation: "burn" }, { status: 204 })).toThrow('No operation "burn"');
});
