import { expect, test } from "vitest";
import type { Compiled } from "../../compile.js";
import type { SourceFile } from "../../source.js";
import { compileSources, errorsOf, shopSources } from "./compile-sources.js";

/** A row of a table whose type is a scalar with rules of a value. */
const row = /^\| `(\w+)`( *)\| (string|integer|number) +\| ([^|]*?) *\|/gm;
/** Those of a value; the others are of a field. */
const ofValue = /^(?:length .*|pattern .*|`?pattern .*`?|[<>]=? ?-?\d+|-?\d*\.\.-?\d*)$/;

/** The same specification with a name for every type that has rules: what it declares stands before the table. */
function named(source: SourceFile): SourceFile {
  let count = 0;
  const parts = source.text.split(/(?=^### Requirement: )/m).map((requirement) => {
    const names: string[] = [];
    const text = requirement.replace(row, (line, field: string, gap: string, type: string, cell: string) => {
      const rules = cell.split(/, /).map((rule) => rule.replaceAll("`", ""));
      const own = rules.filter((rule) => ofValue.test(rule) && !rule.includes("->"));
      if (own.length === 0 || cell.includes("->") || cell.includes("{")) return line;
      count += 1;
      const name = `Kind${count}Of${source.path.length}`;
      names.push(`\`${name} = ${type} ${own.join(", ")}\``);
      const left = rules
        .filter((rule) => !own.includes(rule))
        .map((rule) => rule.replace(/^(\S+ .*)$/, "`$1`"));
      return `| \`${field}\`${gap}| ${name} | ${left.join(", ")} |`;
    });
    const at = text.indexOf("\n\n`");
    return names.length === 0
      ? text
      : `${text.slice(0, at)}\n\nHere stand ${names.join(", ")}.${text.slice(at)}`;
  });
  return { ...source, text: parts.join("") };
}

const suiteOf = ({ files }: Compiled) =>
  files.filter(({ path }) => path.startsWith("steps/")).map(({ path, text }) => `${path}\n${text}`);

test("a type with a name means what its rules mean in its place: the suite of the shop is the same", () => {
  const plain = shopSources();
  const withNames = plain.map(named);
  expect(withNames.flatMap(({ text }) => text.match(/Kind\d+Of\d+ = /g) ?? []).length).toBeGreaterThan(10);
  const compiled = compileSources(withNames);
  expect(errorsOf(compiled)).toEqual([]);
  expect(suiteOf(compiled)).toEqual(suiteOf(compileSources(plain)));
});
