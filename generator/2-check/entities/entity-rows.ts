import type { FieldSyntax } from "../../1-parse/document.js";
import type { Located, Span } from "../../source.js";
import type { EntityDeclaration } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { didYouMean } from "../nearest.js";
import { dependenciesFirst } from "./dependencies-first.js";
import { rowsOfObject } from "./rows-of-object.js";

/** The rows that an entity is made of, by their names: those of its table, or of the table that it is derived from. */
export type Rows = ReadonlyMap<string, FieldSyntax>;

const none: Rows = new Map();

type Derived = Extract<EntityDeclaration["shape"], { kind: "derived" }>;

/** The entities that a derived one is made of. */
const partsOf = ({ base, changes }: Derived): readonly Located<string>[] => [
  base,
  ...changes.flatMap((change) => (change.kind === "entity" ? [change.name] : [])),
];

/** Finds the rows of an entity. A derived entity has the very rows of its base, less some, and those of others. */
export function rowFinder(
  entities: ReadonlyMap<string, EntityDeclaration>,
  known: (name: Located<string>) => boolean,
  report: DiagnosticSink,
): (name: string) => Rows {
  const found = new Map<string, Rows>();
  const needs = (name: string): readonly string[] => {
    const shape = entities.get(name)?.shape;
    return shape?.kind !== "derived" ? [] : partsOf(shape).map(({ value }) => value);
  };
  const rowsOfPart = (owner: string, part: Located<string>): Rows => {
    const rows = found.get(part.value);
    if (rows !== undefined) return rows;
    // What a part is made of comes first: where it is not there yet, it is made of this one.
    if (known(part)) report("circular-entity", part.at, { name: owner, base: part.value });
    return none;
  };

  return (name) => {
    for (const own of found.has(name) ? [] : dependenciesFirst([name], needs)) {
      const declaration = entities.get(own);
      if (declaration === undefined || found.has(own)) continue;
      const { shape } = declaration;
      const rows =
        shape.kind === "table"
          ? tableRows(own, shape.fields, report)
          : derivedRows(own, shape, (part) => rowsOfPart(own, part), report);
      found.set(own, rows);
    }
    return found.get(name) ?? none;
  };
}

function derivedRows(
  owner: string,
  { base, isPartial, changes }: Derived,
  rowsOf: (part: Located<string>) => Rows,
  report: DiagnosticSink,
): Rows {
  const whole = rowsOf(base);
  const rows = new Map(isPartial ? [...whole].map(([name, row]) => [name, partialRow(row)]) : whole);
  const add = (row: FieldSyntax, at: Span): void => {
    const first = rows.get(row.name.value);
    if (first === undefined) rows.set(row.name.value, row);
    else if (first !== row)
      report("duplicate-field", at, { field: row.name.value, owner }, [
        { message: "It is already here.", at: first.name.at },
      ]);
  };
  for (const change of changes)
    if (change.kind === "without") {
      const { field } = change;
      if (!rows.delete(field.value) && whole !== none)
        report("unknown-field", field.at, {
          field: field.value,
          owner: base.value,
          guess: didYouMean(field.value, rows.keys()),
        });
    } else if (change.kind === "object")
      for (const row of rowsOfObject(change.object).fields) add(row, row.name.at);
    else for (const row of rowsOf(change.name).values()) add(row, change.name.at);
  return rows;
}

/** Absent is then what a field is that nobody wants to change: neither its default nor the caller. */
function partialRow(row: FieldSyntax): FieldSyntax {
  const kept = row.rules.filter(
    ({ rule }) => !["default", "caller", "required", "optional"].includes(rule.kind),
  );
  return { ...row, rules: [{ rule: { kind: "optional" }, code: null, at: row.name.at }, ...kept] };
}

function tableRows(owner: string, fields: readonly FieldSyntax[], report: DiagnosticSink): Rows {
  const rows = new Map<string, FieldSyntax>();
  for (const row of fields) {
    const first = rows.get(row.name.value);
    if (first === undefined) rows.set(row.name.value, row);
    else
      report("duplicate-field", row.name.at, { field: row.name.value, owner }, [
        { message: "It is already here.", at: first.name.at },
      ]);
  }
  return rows;
}
