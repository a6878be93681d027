import fc from "fast-check";
import * as morph from "ts-morph";
import { expect, test } from "vitest";
import { type Addition, insertionsFor } from "./addition.js";
import { findPlaces } from "./handler-places.js";
import { handlerTypeReader } from "./handler-types.js";
import { type Insertion, insertAll } from "./insertion.js";
import { ownMembers } from "./own-members.js";
import { fileParser, type ParsedFile } from "./parsed-file.js";
import { pendingInsertions } from "./pending-steps.js";
import { modelOf } from "./sample-project.js";

const parse = fileParser(morph);
const wish = modelOf({ lending: ["getLoans", "postLoans", "deleteLoansById"] }).operations;

/** What is between two tokens in files that people wrote. */
const trivia = fc
  .array(
    fc.constantFrom(
      " ",
      "\t",
      "  ",
      "\n",
      "\r\n",
      "\n\n    ",
      " // note\n",
      "/* 1 */",
      "/** doc\r\n * more */",
      " \n",
    ),
    {
      maxLength: 3,
    },
  )
  .map((parts) => parts.join(""));
const imports = fc
  .array(
    fc.constantFrom(
      'import { refuse } from "@specwright/http";',
      'import { notImplemented as later } from "@specwright/http";',
      'import type { Handler } from "@specwright/http";',
      "import * as kernel from '@specwright/http'",
      'import fs, {\n  readFileSync,\n} from "node:fs"; // files',
      'import "./setup.js"',
    ),
    { maxLength: 3 },
  )
  .chain((lines) => fc.tuple(...lines.map((line) => trivia.map((blank) => `${line}${blank}\n`))))
  .map((lines) => lines.join(""));
const member = fc.constantFrom(
  'async getLoans() { return "a"; }',
  "helper: () => { return { a: [1, 2] }; }",
  '"getLoans": async () => "}"',
  "...reads",
  "shorthand",
  "get size() { return `}` }",
);
const object = fc
  .tuple(fc.array(fc.tuple(trivia, member, trivia), { maxLength: 3 }), fc.boolean(), trivia)
  .map(([members, trailing, end]) => {
    const last = members.length - 1;
    const texts = members.map(([a, text, b], i) => `${a}${text}${b}${i < last || trailing ? "," : ""}`);
    return `{${texts.join("")}${end}}`;
  });
const classBody = fc
  .array(
    fc.constantFrom('async getLoans() { return "a"; }', "size = 1;", "#hidden = {};", "static get() {}"),
    { maxLength: 3 },
  )
  .chain((members) => fc.tuple(...members.map((text) => trivia.map((blank) => `${blank}\n${text}`)), trivia))
  .map((texts) => `{${texts.join("")}}`);
const place = fc.oneof(
  object.map((text) => `export const a: LendingHandlers = ${text};`),
  object.map((text) => `export const a = (${text}) satisfies LendingHandlers`),
  object.map((text) => `export function make(x = 1): LendingHandlers {\n\treturn ${text}\n}`),
  object.map((text) => `export const make = async (): Promise<LendingHandlers> => (${text})`),
  classBody.map((text) => `export class A implements LendingHandlers ${text}`),
);
const file = fc
  .tuple(
    fc.constantFrom("", "\uFEFF"),
    fc.constantFrom("", "#!/usr/bin/env node\n", "// licence\r\n\r\n"),
    imports,
    trivia,
    place,
    trivia,
  )
  .map(([bom, head, own, gap, text, tail]) => {
    const types = 'import type { LendingHandlers } from "../generated/handlers.js";\n';
    return `${bom}${head}${own}${types}${gap}${text}${tail}`;
  });

const known = new Set(["LendingHandlers"]);
const placesOf = (parsed: ParsedFile) =>
  findPlaces(morph, parsed, handlerTypeReader(morph, parsed, known, "generated/handlers")).seen;

/** The new text with what was inserted cut out again. */
function without(text: string, insertions: readonly Insertion[]): string {
  let rest = text;
  for (const { at, text: added } of [...insertions].sort((a, b) => a.at - b.at)) {
    expect(rest.slice(at, at + added.length)).toBe(added);
    rest = rest.slice(0, at) + rest.slice(at + added.length);
  }
  return rest;
}

test("whatever a file looks like, what people wrote stays byte for byte, and what was missing is there", () => {
  fc.assert(
    fc.property(file, (text) => {
      const parsed = parse("handlers/a.ts", text);
      fc.pre(parsed.obstacle === null);
      const [found, none] = placesOf(parsed);
      expect(none).toBeUndefined();
      if (found === undefined) throw new Error("the place was not found");
      const before = ownMembers(morph, found.node).map(({ name }) => name);
      const operations = wish.filter(({ id }) => !before.includes(id));
      const additions: readonly Addition[] = [{ kind: "stubs", place: found, operations }];
      const insertions = insertionsFor(morph, parsed, additions);

      const after = parsed.bom + insertAll(parsed.text, insertions);
      expect(parsed.bom + without(after.slice(parsed.bom.length), insertions)).toBe(text);
      const again = parse("handlers/a.ts", after);
      expect(again.obstacle).toBeNull();
      const [grown] = placesOf(again);
      if (grown === undefined) throw new Error("the place was lost");
      const names = ownMembers(morph, grown.node).map(({ name }) => name);
      expect(names).toEqual([...before, ...operations.map(({ id }) => id)]);
      expect(again.syntax.getImportDeclarations().length).toBeLessThanOrEqual(
        parsed.syntax.getImportDeclarations().length + 1,
      );
    }),
    { numRuns: 150 },
  );
}, 60_000);

test("whatever a file of steps looks like, new ones stand behind everything people wrote", () => {
  const stepFile = fc
    .tuple(
      imports,
      fc.constantFrom(
        "",
        'import { Given } from "@cucumber/cucumber";\n',
        'import { Given as given, type DataTable } from "@cucumber/cucumber";\r\n',
      ),
      trivia,
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(stepFile, (text) => {
      const parsed = parse("features/steps/pending-steps.ts", text);
      fc.pre(parsed.obstacle === null);
      const step = {
        keyword: "Given",
        expression: "a hat",
        parameters: [{ name: "table", type: "DataTable" }],
      } as const;
      const insertions = pendingInsertions(morph, parsed, [
        step,
        { ...step, keyword: "Then", expression: "it fits" },
      ]);
      const after = insertAll(parsed.text, insertions);
      expect(without(after, insertions)).toBe(text);
      const again = parse("features/steps/pending-steps.ts", after);
      expect(again.obstacle).toBeNull();
      const calls = again.syntax.getDescendantsOfKind(morph.SyntaxKind.CallExpression);
      expect(calls.slice(-2).map((call) => call.getArguments()[0]?.getText())).toEqual([
        '"a hat"',
        '"it fits"',
      ]);
    }),
    { numRuns: 80 },
  );
}, 60_000);
