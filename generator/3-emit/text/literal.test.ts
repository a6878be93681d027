import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText } from "../testing/texts.js";
import { documented } from "./comment.js";
import { literal, quote } from "./literal.js";
import { print } from "./print.js";

const evaluate = (text: string): unknown => new Function(`"use strict"; return (${text});`)();

describe("literals", () => {
  it("mean their text in TypeScript and in JSON, and show every character", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const quoted = quote(text);
        expect(evaluate(quoted)).toBe(text);
        expect(JSON.parse(quoted)).toBe(text);
        expect(quoted).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("mean their value, `__proto__` and all", () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyText, (value, name) => {
        const json = JSON.parse(JSON.stringify({ [name]: value, list: [value] }));
        expect(evaluate(print(literal(json)))).toEqual(json);
      }),
    );
    const wicked = JSON.parse('{ "__proto__": { "polluted": true } }');
    expect(Object.hasOwn(Object(evaluate(print(literal(wicked)))), "__proto__")).toBe(true);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("comments", () => {
  it("neither end early nor speak to tools, and are filled to a width", () => {
    expect(print(documented("a */ b", "x"))).toBe("/** a *\\/ b */\nx");
    expect(print(documented("@ts-expect-error", "x"))).toBe("/** \\@ts-expect-error */\nx");
    expect(print(documented("write to ann@example.com", "x"))).toBe("/** write to ann@example.com */\nx");
    expect(print(documented(" \n ", "x"))).toBe("x");
    const long = print(documented("word ".repeat(60), "x"));
    for (const line of long.split("\n")) expect(line.length).toBeLessThanOrEqual(103);
    expect(long).toMatch(/^\/\*\*\n \* word/);
  });
});
