import type { PartOrigin } from "../model.js";
import { routeCodes } from "../protocol/reserved-codes.js";
import type { Span } from "../source.js";
import type { Declarations } from "./declarations.js";
import type { Places } from "./places.js";
import type { OperationDraft } from "./scope.js";

/** Where the parts of entities, operations and the catalogue stand, for the trace; sorted by part. */
export function originsOf(
  declared: Declarations,
  drafts: readonly OperationDraft[],
  places: Places,
): readonly PartOrigin[] {
  const found = new Map<string, Span>();
  const add = (part: string, at: Span): void => {
    if (!found.has(part)) found.set(part, at);
  };
  for (const { name, shape } of declared.entities.values())
    if (shape.kind === "table")
      for (const field of shape.fields) add(`field ${name.value}.${field.name.value}`, field.name.at);
  for (const draft of drafts)
    for (const { fact } of [...draft.own, ...draft.shared]) {
      if (fact.value.kind !== "reply") continue;
      const { status, code } = fact.value;
      if (code === null) add(`reply ${draft.id} ${status}`, fact.at);
      else if (!routeCodes.has(code.value)) add(`refusal ${draft.id} ${status} ${code.value}`, fact.at);
    }
  for (const table of declared.errorTables)
    for (const row of table.rows) add(`error ${row.code.value}`, row.code.at);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([part, at]) => ({ part, origin: places.origin(at) }));
}
