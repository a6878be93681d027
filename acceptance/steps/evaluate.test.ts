import { expect, it } from "vitest";
import type { Text } from "../../generator/plan.js";
import { evaluate, evaluateHeader, evaluatePath, UnknownName } from "./evaluate.js";

const names = {
  handles: new Map<string, unknown>([
    ["tags", ["a,b", "c d", "ü"]],
    ["ids", [1, 2]],
    ["one", "a,b"],
    ["due", "2026-02-28T23:00:00.123456+01:00"],
    ["day", "2026-02-28"],
  ]),
  clock: { now: () => new Date("2026-02-28T23:59:30.250Z") },
  next: () => 1,
};
const reference = (handle: string): Text[number] => ({ handle, place: [] });

it("sends a list in a path as its items, and what is in an item encoded", () => {
  expect(evaluatePath(["/things/", reference("tags")], names)).toBe("/things/a%2Cb,c%20d,%C3%BC");
  expect(evaluatePath(["/things/", reference("ids"), "/x,y"], names)).toBe("/things/1,2/x,y");
  expect(evaluatePath(["/things/", reference("one")], names)).toBe("/things/a%2Cb");
});

it("sends a list in a header as its items", () => {
  expect(evaluateHeader(["0,", reference("ids")], names)).toBe("0,1,2");
  expect(evaluateHeader([reference("one")], names)).toBe("a,b");
});

it.each([
  ["now", 0, "2026-02-28T23:59:30.250Z"],
  ["now", 60, "2026-03-01T00:00:30.250Z"],
  ["today", 0, "2026-02-28"],
  ["today", 86_400, "2026-03-01"],
  ["today", -59 * 86_400, "2025-12-31"],
  ["due", 3600, "2026-02-28T23:00:00.123456Z"],
  ["day", 2 * 86_400, "2026-03-02"],
] as const)("counts from %s by %i seconds", (from, seconds, moment) => {
  const start = from === "now" || from === "today" ? from : { handle: from, place: [] };
  expect(evaluate({ kind: "moment", from: start, seconds }, names)).toBe(moment);
});

it.each(["one", "ids"])("says that %s is no moment to count from", (handle) => {
  const moment = { kind: "moment", from: { handle, place: [] }, seconds: 1 } as const;
  expect(() => evaluate(moment, names)).toThrow(UnknownName);
});
