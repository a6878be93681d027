import { describe, expect, it } from "vitest";
import { block, concat, list, tallUnion, union } from "./doc.js";
import { call, literal, objectOf, property } from "./literal.js";
import { print } from "./print.js";

const semicolons = { separator: ";", trailing: true, padding: " " } as const;
const words = (count: number) => Array.from({ length: count }, (_, i) => `"word number ${i}"`);

describe("print", () => {
  it("keeps on one line what fits, to the last column", () => {
    const exact = `{ a: "${"x".repeat(101)}" }`;
    expect(exact.length).toBe(110);
    expect(print(literal({ a: "x".repeat(101) }))).toBe(exact);
    expect(print(literal({ a: "x".repeat(102) }))).toBe(`{\n  a: "${"x".repeat(102)}",\n}`);
  });

  it("counts what stands behind a list on its last line", () => {
    const fits = list("[", [`"${"x".repeat(104)}"`], "]", { separator: ",", trailing: true, padding: "" });
    expect(print(concat(fits, ";;"))).not.toContain("\n");
    expect(print(concat(fits, ";;;"))).toContain("\n");
  });

  it("breaks from the outside in", () => {
    const text = print(
      objectOf([property("a", literal([1, 2])), property("b", literal({ c: "x".repeat(95) }))]),
    );
    expect(text).toBe(`{\n  a: [1, 2],\n  b: { c: "${"x".repeat(95)}" },\n}`);
  });

  it("keeps a single argument at its parenthesis", () => {
    expect(print(call("json", [literal({ a: "x".repeat(110) })]))).toMatch(/^json\(\{\n {2}a: "x+",\n\}\)$/);
  });

  it("breaks unions with a bar before each member and leaves no blank at the end of a line", () => {
    expect(print(union(words(2)))).toBe('"word number 0" | "word number 1"');
    const tall = print(block("{", [concat("readonly a: ", union(words(9)))], "}", semicolons));
    expect(tall).toMatch(/^\{\n {2}readonly a:\n {4}\| "word number 0"\n/);
    expect(print(concat("type A =", tallUnion(["B"]), ";"))).toBe("type A =\n  | B;");
  });
});
