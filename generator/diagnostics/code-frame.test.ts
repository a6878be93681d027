import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeFrame } from "./code-frame.js";

const drawn = (line: string, from: string, room = 80): readonly string[] => {
  const start = line.indexOf(from);
  const frame = codeFrame(line, start, start + from.length, room);
  return [frame.line, " ".repeat(frame.indent) + "^".repeat(frame.length)];
};

describe("a code frame", () => {
  it("underlines exactly the span", () => {
    expect(drawn("The system answers `201 Ordr`.", "201 Ordr")).toEqual([
      "The system answers `201 Ordr`.",
      "                    ^^^^^^^^",
    ]);
  });

  it("counts a tab as two columns, in line and underline", () => {
    expect(drawn("\t\t`x`", "x")).toEqual(["    `x`", "     ^"]);
  });

  it("counts wide letters and emoji as two columns, combining marks as none", () => {
    expect(drawn("订单 `x`", "x")).toEqual(["订单 `x`", "      ^"]);
    expect(drawn("👩‍👩‍👧 🇩🇪 `x`", "x")).toEqual(["👩‍👩‍👧 🇩🇪 `x`", "       ^"]);
    expect(drawn("e\u0301 `x`", "x")).toEqual(["e\u0301 `x`", "   ^"]);
    expect(drawn("a 订单 b", "订单")[1]).toBe("  ^^^^");
  });

  it("writes out what would steer a terminal", () => {
    expect(drawn("a\u001b[31m\u202eb", "b")).toEqual(["a\\u{1b}[31m\\u{202e}b", "                   ^"]);
  });

  it("points behind the end of a line, and at an empty span", () => {
    expect(codeFrame("abc", 3, 3, 80)).toEqual({ line: "abc", indent: 3, length: 1 });
    expect(codeFrame("", 0, 0, 80)).toEqual({ line: "", indent: 0, length: 1 });
    expect(codeFrame("abc", 1, 1, 80)).toEqual({ line: "abc", indent: 1, length: 1 });
  });

  it("shows of a long line what stands around the span", () => {
    const line = `${"x".repeat(300)} \`y\` ${"z".repeat(300)}`;
    const [text, mark] = drawn(line, "y", 40);
    expect(text).toMatch(/^…x+ `y` z+…$/);
    expect(text?.length).toBeLessThanOrEqual(40);
    expect(text?.[mark?.indexOf("^") ?? -1]).toBe("y");
  });

  it("never draws beyond its room, and always underlines something", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(60), fc.nat(60), (line, start, length) => {
        const frame = codeFrame(line.replace(/[\r\n]/g, ""), start, start + length, 40);
        expect(frame.length).toBeGreaterThan(0);
        expect(frame.line).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
        expect(frame.indent).toBeLessThanOrEqual(line.length * 12);
      }),
    );
  });
});
