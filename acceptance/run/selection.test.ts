import { describe, expect, it } from "vitest";
import { selectionTrouble } from "./selection.js";

describe("what a run selects", () => {
  it.each([
    ["@a and", "a tag is missing beside and, or, not"],
    ["(@a", "a bracket is not closed"],
    ["@a)", "a bracket is closed that was not opened"],
    ["@a @b", "between two tags stands and or or"],
    ["@a && @b", "`&&` is neither a tag, which begins with `@`, nor and, or, not"],
    ["slow", "`slow` is neither a tag, which begins with `@`, nor and, or, not"],
    ["@a,@b", "`@a,@b` is read as one tag"],
  ])("is refused where its tags are %s", (tags, problem) => {
    const trouble = selectionTrouble(tags, []);
    expect(trouble?.message).toBe(`\`--tags ${tags}\` is no tag expression: ${problem}.`);
    expect(trouble?.hint).toContain("@smoke and not");
  });

  it.each([null, "", "@a", "@slo", "not @a and (@b or @größe)", "@requirement:a/b-c", "@a\\(b\\)"])(
    "is taken where they are %s",
    (tags) => {
      expect(selectionTrouble(tags, ["^A note$", "An empty cart"])).toBeNull();
    },
  );

  it("is refused where a part of a name is no regular expression", () => {
    expect(selectionTrouble(null, ["a", "(b"])?.message).toContain("`(b` selects no scenarios");
  });
});
