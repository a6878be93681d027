import type { FieldSyntax } from "../../1-parse/document.js";
import type { Located } from "../../source.js";
import type { EntityDeclaration } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { didYouMean } from "../nearest.js";

/** The rows that an entity is made of, by their names: those of its table, or of the table that it is derived from. */
export type Rows = ReadonlyMap<string, FieldSyntax>;

const none: Rows = new Map();

/** Finds the rows of an entity. A derived entity has the very rows of its base, less some. */
export function rowFinder(
  entities: ReadonlyMap<string, EntityDeclaration>,
  known: (name: Located<string>) => boolean,
  report: DiagnosticSink,
): (name: string) => Rows {
  const found = new Map<string, Rows>();

  /** The chain from an entity down to the first one whose rows are known, or to a table. */
  const chainFrom = (name: string): readonly EntityDeclaration[] => {
    const chain = new Map<string, EntityDeclaration>();
    for (let here = entities.get(name); here !== undefined; ) {
      const { name: own, shape } = here;
      chain.set(own.value, here);
      if (shape.kind === "table" || found.has(own.value)) break;
      if (chain.has(shape.base.value)) {
        report("circular-entity", shape.base.at, { name: own.value, base: shape.base.value });
        break;
      }
      here = known(shape.base) ? entities.get(shape.base.value) : undefined;
    }
    return [...chain.values()];
  };

  return (name) => {
    if (!found.has(name))
      for (const { name: own, shape } of [...chainFrom(name)].reverse()) {
        if (found.has(own.value)) continue;
        const rows =
          shape.kind === "table"
            ? tableRows(own.value, shape.fields, report)
            : rowsLess(found.get(shape.base.value) ?? none, shape, report);
        found.set(own.value, rows);
      }
    return found.get(name) ?? none;
  };
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

function rowsLess(
  base: Rows,
  { base: owner, without }: Extract<EntityDeclaration["shape"], { kind: "derived" }>,
  report: DiagnosticSink,
): Rows {
  for (const gone of without)
    if (base !== none && !base.has(gone.value)) {
      const guess = didYouMean(gone.value, base.keys());
      report("unknown-field", gone.at, { field: gone.value, owner: owner.value, guess });
    }
  const names = new Set(without.map((gone) => gone.value));
  return new Map([...base].filter(([field]) => !names.has(field)));
}
