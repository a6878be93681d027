import { expect, it } from "vitest";
import type { Text } from "../../generator/plan.js";
import { evaluateHeader, evaluatePath } from "./evaluate.js";

const names = {
  handles: new Map<string, unknown>([
    ["tags", ["a,b", "c d", "ü"]],
    ["ids", [1, 2]],
    ["one", "a,b"],
  ]),
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
