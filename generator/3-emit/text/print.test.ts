import { describe, expect, it } from "vitest";
import { alternatives, assigned, block, concat, enclosed, indented, list, tallUnion, union } from "./doc.js";
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

  it("takes as many lines as a specification makes", () => {
    const many = Array.from({ length: 200_000 }, () => "a");
    expect(print(indented("b", many)).split("\n").length).toBe(200_001);
    expect(print(concat(many))).toBe("a".repeat(200_000));
  });

  it("counts what stands behind a list on its last line", () => {
    const fits = list("[", [`"${"x".repeat(104)}"`], "]", { separator: ",", trailing: true, padding: "" });
    expect(print(concat([fits, ";;"]))).not.toContain("\n");
    expect(print(concat([fits, ";;;"]))).toContain("\n");
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

  it("breaks as Python's formatter does: together on a line of their own, one a line, or in parentheses", () => {
    const python = (doc: Parameters<typeof print>[0]) => print(doc, { lineWidth: 40, step: 4 });
    const call = (count: number) => enclosed("function(", words(count), ")");
    expect(python(call(1))).toBe('function("word number 0")');
    expect(python(call(2))).toBe('function(\n    "word number 0", "word number 1"\n)');
    expect(python(call(3))).toMatch(/^function\(\n {4}"word number 0",\n.*\n {4}"word number 2",\n\)$/s);
    expect(python(alternatives(words(2)))).toBe('"word number 0" | "word number 1"');
    expect(python(concat(["ABCDE = ", alternatives(words(2))]))).toBe(
      'ABCDE = (\n    "word number 0" | "word number 1"\n)',
    );
    expect(python(alternatives(words(3)))).toMatch(/^\(\n {4}"word number 0"\n {4}\| "word number 1"\n/);
    expect(python(assigned(`name${"x".repeat(20)}`, '"word number 0"'))).toBe(
      `name${"x".repeat(20)} = (\n    "word number 0"\n)`,
    );
    expect(python(indented("class A:", ['"""B"""', "", "c: int"]))).toBe(
      'class A:\n    """B"""\n\n    c: int',
    );
  });

  it("counts an ideograph as two columns", () => {
    expect(print(list("[", [`"${"订".repeat(52)}"`], "]", semicolons))).not.toContain("\n");
    expect(print(list("[", [`"${"订".repeat(53)}"`], "]", semicolons))).toContain("\n");
  });

  it("breaks unions with a bar before each member and leaves no blank at the end of a line", () => {
    expect(print(union(words(2)))).toBe('"word number 0" | "word number 1"');
    const tall = print(block("{", [concat(["readonly a: ", union(words(9))])], "}", semicolons));
    expect(tall).toMatch(/^\{\n {2}readonly a:\n {4}\| "word number 0"\n/);
    expect(print(concat(["type A =", tallUnion(["B"]), ";"]))).toBe("type A =\n  | B;");
  });
});
