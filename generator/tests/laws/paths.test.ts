import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contract, ContractOperation } from "../../../acceptance/contract/contract.js";
import { findOperation } from "../../../acceptance/contract/find-operation.js";
import { canonicalPath } from "../../../http/canonical-path.js";
import { pathTemplate } from "../../../http/path-template.js";
import { routeTree } from "../../2-check/steps/route-tree.js";
import { askPython, python } from "../../3-emit/python/testing/python.js";
import { operation } from "../../3-emit/testing/parts.js";
import { encodedPath } from "../../protocol/path-text.js";

const texts = ["a", "b", "-", ".", "é", "ab", "(", "%20", "$1", "图", "A", "3A", "%25"] as const;
const text = fc.constantFrom(...texts);
const param = fc.constantFrom("{x}", "{y}");
/** Texts and parameters in turn, so that no two parameters stand side by side. */
const segment = fc
  .oneof(
    text,
    param,
    fc.tuple(text, param),
    fc.tuple(param, text),
    fc.tuple(param, text, param),
    fc.tuple(text, param, text, param, text),
  )
  .map((parts) => [parts].flat().join(""))
  .filter((written) => written !== ".");
/** As requirements may write them: no two that a server could not distinguish. */
const templates = fc.uniqueArray(
  fc.array(segment, { minLength: 1, maxLength: 3 }).map((all) => `/${all.join("/")}`),
  { minLength: 1, maxLength: 8, selector: (path) => encodedPath(path).replace(/\{[^}]*\}/g, "{}") },
);

/** Whom the kernel asks first, and what its parameters hold. */
function found(all: readonly string[], path: string): readonly [string, readonly string[]] | null {
  const ranked = all
    .map((written) => ({ written, ...pathTemplate(written) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  for (const { written, pattern } of ranked) {
    const match = pattern.exec(canonicalPath(path));
    if (match !== null) return [written, match.slice(1)];
  }
  return null;
}

/** The path with the values of its parameters, sent as clients send it. */
const filled = (template: string, value: string): string =>
  template
    .split("/")
    .map((part) => encodedPath(part.replace(/\{[^}]*\}/g, encodeURIComponent(value))))
    .join("/");

const values = ["7", "a", "é", "-", ".", "a-b", "x.y", "/", "%", " ", "*"] as const;

/** Each byte percent-encoded, which is allowed though clients do it to few. */
const escaped = (value: string): string => Buffer.from(value).toString("hex").replace(/../g, "%$&");

const contract = (all: readonly string[]): Contract => ({
  operations: all.map(
    (path): ContractOperation => ({ id: path, method: "GET", path, replies: {}, errors: [] }),
  ),
  errors: {},
  errorBody: { media: "application/json", templates: [] },
});

describe("paths", () => {
  it("of every template are found by a server, whatever other templates there are", () => {
    fc.assert(
      fc.property(templates, (all) => {
        for (const template of all) {
          // A value that is part of no template leads nowhere else.
          const [written, held] = found(all, filled(template, "77")) ?? [null, []];
          expect([written, new Set(held).size <= 1]).toEqual([template, true]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("bring the values that hold no letter of their texts, however they are percent-encoded", () => {
    fc.assert(
      fc.property(
        segment,
        fc.constantFrom("7", "é", "*:", "~%"),
        fc.boolean(),
        (template, value, escapes) => {
          const written = template.replace(/\{[^}]*\}/g, "");
          fc.pre(![...value].some((letter) => decodeURIComponent(written).includes(letter)));
          const sent = escapes ? escaped(value) : encodeURIComponent(value);
          const path = encodedPath(`/${template}`).replace(/\{[^}]*\}/g, () => sent);
          const [, held] = found([`/${template}`], path) ?? [null, null];
          expect([path, held?.filter((one) => decodeURIComponent(one) !== value)]).toEqual([path, []]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("mean the same to the compiler, the suite and the kernel", () => {
    fc.assert(
      fc.property(templates, fc.constantFrom(...values), (all, value) => {
        const tree = routeTree(all.map((path) => operation(path, "GET", path)));
        const asked = contract(all);
        for (const path of all.map((template) => filled(template, value))) {
          const expected = found(all, path)?.[0] ?? null;
          expect([path, tree.at([path])?.get("GET")?.path ?? null]).toEqual([path, expected]);
          expect([path, findOperation(asked, "GET", path)?.path ?? null]).toEqual([path, expected]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it.skipIf(python === undefined)("mean the same to both kernels", () => {
    const sets = fc.sample(templates, { numRuns: 300, seed: 5 });
    const cases = sets.map(
      (all) => [all, all.flatMap((template) => values.map((value) => filled(template, value)))] as const,
    );
    const expected = cases.map(([all, paths]) => paths.map((path) => found(all, path)));
    expect(askPython("paths.py", cases)).toEqual(expected);
  });
});
