import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines, unifiedDiff } from "./line-diff.js";

const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((lines) => lines.join("\n"));

describe("a diff", () => {
  it("says both texts, whatever they are", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(before, after);
        const side = (other: string) => lines.filter(({ mark }) => mark !== other).map((line) => line.text);
        expect(side("+").join("\n")).toBe(before);
        expect(side("-").join("\n")).toBe(after);
      }),
    );
  });

  it("shows what changed with two lines around it", () => {
    const before = ["1", "2", "3", "4", "5", "6", "7"].join("\n");
    expect(unifiedDiff(before, before.replace("4", "four\n4b"))).toBe(
      ["@@ line 2 @@", " 2", " 3", "-4", "+four", "+4b", " 5", " 6"].join("\n"),
    );
    expect(unifiedDiff(before, before)).toBe("");
  });

  it("is cut off, and quick on texts that have nothing in common", () => {
    const lines = (word: string) =>
      Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join("\n");
    const diff = unifiedDiff(lines("a"), lines("b"), 4);
    expect(diff.split("\n")).toHaveLength(5);
    expect(diff).toContain("… and 39997 more changed lines");
  });

  it("shows nothing but what changed, at both ends of a long text", () => {
    const before = Array.from({ length: 50_000 }, (_, index) => `line ${index}`);
    const changed = diffLines(before.join("\n"), ["new", ...before.slice(0, -1), "last"].join("\n")).filter(
      ({ mark }) => mark !== " ",
    );
    expect(changed.map(({ mark, text }) => mark + text)).toEqual(["+new", "-line 49999", "+last"]);
  });
});
