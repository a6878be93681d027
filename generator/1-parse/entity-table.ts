import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import type { BlockDocument, FieldSyntax } from "./document.js";
import { loosened } from "./near/loosened.js";
import { readOrMeant } from "./near/near-cell.js";
import { limits } from "./notation/limits.js";
import { isField } from "./notation/names.js";
import { readQuotedName } from "./notation/quoted-name.js";
import { readRules } from "./notation/rules.js";
import { Scanner } from "./notation/scanner.js";
import { partOf, type SpanText } from "./notation/span-text.js";
import { readRestType, readType } from "./notation/type.js";
import type { RestSyntax, RuleUse, TypeSyntax } from "./notation/type-syntax.js";
import { type Range, type Reading, spanOf } from "./reading.js";
import { type Cell, cellWords, type Grid, type Row } from "./table.js";

/** The table of an entity. Columns are read by position: name, type, rules, description. */
export function readEntityTable(
  reading: Reading,
  at: Range,
  name: Located<string>,
  grid: Grid,
  isNamed: boolean,
): BlockDocument {
  const restRow = grid.rows.find(isRest);
  const rows = grid.rows.filter((row) => row !== restRow);
  const fields = rows.map((row) => readField(reading, row)).filter((field) => field !== null);
  const rest = restRow === undefined ? null : readRest(reading, restRow);
  return { kind: "entity", at: spanOf(reading, at), name, fields, rest, isNamed };
}

const isRest = ({ cells: [name] }: Row): boolean => name?.span.text === "...";

/** `| ... | string |`: the type of whatever else; without one it may be anything. */
function readRest(reading: Reading, { cells: [name, type, rules] }: Row): RestSyntax | null {
  if (name === undefined) return null;
  const at = spanOf(reading, name.at);
  if (rules !== undefined && !/^[-–—]?$/.test(rules.span.text))
    reading.report(
      diagnose("broken-cell", spanOf(reading, rules.at), {
        span: rules.span.text.slice(0, 48),
        found: `\`${rules.span.text.slice(0, 16)}\``,
        expected: "nothing",
        fix: "Undeclared fields have a type and no rules of their own; give the type a name and the rules.",
      }),
    );
  if (type === undefined || /^[-–—]?$/.test(type.span.text))
    return { at, type: { value: { kind: "scalar", scalar: "any" }, at } };
  const read = readOrMeant(type.span, reading.report, (s) => {
    const written = { type: readRestType(s) };
    s.expectEnd("A row `...` has one type, or `none`.");
    return written;
  });
  return { at, type: read === null ? { value: { kind: "scalar", scalar: "any" }, at } : read.type };
}

function readField(reading: Reading, row: Row): FieldSyntax | null {
  const [nameCell, typeCell, rulesCell, descriptionCell] = row.cells;
  if (nameCell === undefined) return null;
  const name = fieldName(reading, nameCell);
  return name === null
    ? null
    : {
        at: spanOf(reading, row.at),
        name,
        type: fieldType(reading, typeCell, nameCell),
        rules: fieldRules(reading, rulesCell),
        description: cellWords(reading, descriptionCell),
      };
}

/** A name that nearly is one is reported and then taken for it, so that the field stays known. */
function fieldName(reading: Reading, cell: Cell): Located<string> | null {
  const s = new Scanner(cell.span);
  const { text } = cell.span;
  if (cell.isCode && text.startsWith('"')) return readOrMeant(cell.span, reading.report, readWholeName);
  const named = isField(text);
  if (!named || !cell.isCode) {
    const at = text === "" ? spanOf(reading, cell.at) : s.at(0, text.length);
    reading.report(
      diagnose("field-name", at, { text: text === "" ? "An empty cell" : `\`${text.slice(0, 40)}\`` }),
    );
  }
  const meant = named ? text : loosened(text).replace(/[: ]/g, "");
  return isField(meant) ? s.located(meant, 0, text.length) : null;
}

function readWholeName(s: Scanner): Located<string> {
  const name = readQuotedName(s);
  s.expectEnd("A field has one name.");
  return name;
}

/** A type that cannot be read is reported and then taken for what it nearly is, or for `any`: the field stays known. */
function fieldType(reading: Reading, cell: Cell | undefined, name: Cell): Located<TypeSyntax> {
  const unknown = (at: Range): Located<TypeSyntax> => ({
    value: { kind: "scalar", scalar: "any" },
    at: spanOf(reading, at),
  });
  if (cell === undefined || cell.span.text === "") {
    const at = cell === undefined ? name.at : cell.at;
    reading.report(diagnose("missing-type", spanOf(reading, at), { name: name.span.text }));
    return unknown(at);
  }
  const type = readOrMeant(cell.span, reading.report, (s) => {
    const written = readType(s);
    s.expectEnd("A field has one type; rules belong in the next column.");
    return written;
  });
  return type ?? unknown(cell.at);
}

/** A dash says, as an empty cell does, that there are none. Of rules in a broken cell the others still hold. */
function fieldRules(reading: Reading, cell: Cell | undefined): readonly RuleUse[] {
  if (cell === undefined || /^[-–—]?$/.test(cell.span.text)) return [];
  const all = readOrMeant(cell.span, reading.report, readAllRules);
  return all ?? rulesApart(cell.span);
}

function readAllRules(s: Scanner): readonly RuleUse[] {
  const rules = readRules(s);
  s.expectEnd("Separate rules with commas.");
  return rules;
}

/** Each rule between two commas for itself, as far as it can be read. */
function rulesApart(span: SpanText): readonly RuleUse[] {
  const ends = [...span.text.matchAll(/[,;] ?/g), { index: span.text.length, 0: "" }];
  let from = 0;
  return ends.slice(0, limits.rules).flatMap((end) => {
    const part = partOf(span, from, end.index);
    from = end.index + end[0].length;
    return part.text === "" ? [] : (readOrMeant(part, () => undefined, readAllRules) ?? []);
  });
}
