import { expect, it } from "vitest";
import { checked } from "../testing/checked.js";

const said = (rule: string): readonly string[] =>
  checked(`\`PATCH /hats/{id}/\` answers \`202\`. \`{id}: ${rule}\``).said;

it("a parameter of a path that can only be empty is refused, as no request reaches the operation", () => {
  expect(said("length 0..0")).toEqual(["empty-parameter at {id}: length 0..0"]);
  expect(said("length 0..1")).toEqual([]);
});
