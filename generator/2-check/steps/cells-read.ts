import type { AttachedSyntax, MeantCell, StepDocument } from "../../1-parse/document.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Located } from "../../source.js";
import { nearest } from "../nearest.js";
import type { PlanContext } from "./context.js";

type Rows = Extract<AttachedSyntax, { kind: "rows" }>;

/** A step with the made bodies in its table, now that the names of entities are known. What is sent otherwise than it seems is reported. */
export function cellsRead(step: StepDocument, context: PlanContext): StepDocument {
  const { attached } = step;
  if (attached?.kind !== "rows") return step;
  reportPlaces(attached, context);
  if (attached.meant.length === 0) return step;
  const made = new Map<string, Located<ValueSyntax>>();
  for (const cell of attached.meant) {
    const value = context.types.hasEntity(cell.entity.value) ? cell.made : null;
    if (value !== null) made.set(`${cell.row} ${cell.column}`, value);
    else reportNearlyMade(cell, context);
  }
  const rows = attached.rows.map((row, i) => row.map((cell, k) => made.get(`${i} ${k}`) ?? cell));
  return { ...step, attached: { ...attached, rows } };
}

/** The field that a place begins with: `address` of `address.city`, `items` of `items[0].sku`. */
const fieldOfPlace = /^([\p{L}_][\p{L}\p{M}\p{Nd}_-]*) ?[.[]/u;

function reportPlaces({ fields }: Rows, { report }: PlanContext): void {
  for (const { value: column, at } of fields) {
    const field = fieldOfPlace.exec(column)?.[1];
    if (field !== undefined) report("column-of-place", at, { column, field });
  }
}

/** A word that is near the name of an entity is one only where the rest is a made body. */
function reportNearlyMade({ entity, text, made }: MeantCell, { types, report }: PlanContext): void {
  if (types.hasEntity(entity.value)) {
    const { value } = entity;
    report("nearly-made", entity.at, {
      expected: `\`${value}\`, \`${value} - field\` or \`${value} { field: 3 }\``,
    });
  } else if (made !== null && text !== entity.value) {
    const name = nearest(entity.value, types.entityNames());
    if (name !== null) report("nearly-made", entity.at, { expected: `\`${name}\`` });
    else if (made.value.kind === "made" && made.value.made.changed.length > 0)
      report("nearly-made", entity.at, { expected: "the name of an entity before the brace" });
  }
}
