import type { Lifecycle } from "../../model.js";
import { resolvedType } from "../../resolved-type.js";
import type { Declarations } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { didYouMean } from "../nearest.js";
import type { TypeResolver } from "./types.js";

type Transition = Lifecycle["transitions"][number];

/** The allowed transitions of every field that has some, by entity and field. */
export function lifecyclesOf(
  declared: Declarations,
  types: TypeResolver,
  report: DiagnosticSink,
): readonly Lifecycle[] {
  const found = new Map<string, { entity: string; field: string; transitions: Map<string, Transition> }>();
  for (const { value: fact } of declared.homes.flatMap((home) => home.facts)) {
    if (fact.kind !== "lifecycle") continue;
    const [entity, field] = [fact.entity.value, fact.field.value];
    if (!declared.entities.has(entity)) {
      report("unknown-entity", fact.entity.at, {
        name: entity,
        guess: didYouMean(entity, declared.entities.keys()),
      });
      continue;
    }
    const fields = types.entityFields(entity);
    const own = fields.find((candidate) => candidate.name === field);
    if (own === undefined) {
      const guess = didYouMean(
        field,
        fields.map((candidate) => candidate.name),
      );
      report("unknown-field", fact.field.at, { field, owner: entity, guess });
      continue;
    }
    const type = resolvedType(own.type);
    const values = type.kind === "enum" ? type.values : [];
    for (const state of [fact.from, fact.to])
      if (!values.includes(state.value))
        report("unknown-value", state.at, {
          value: String(state.value),
          field: `${entity}.${field}`,
          values: values.join(", "),
        });
    const key = `${entity}.${field}`;
    const lifecycle = found.get(key) ?? { entity, field, transitions: new Map() };
    lifecycle.transitions.set(`${fact.from.value} ${fact.to.value}`, {
      from: fact.from.value,
      to: fact.to.value,
    });
    found.set(key, lifecycle);
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { entity, field, transitions }]) => ({
      entity,
      field,
      transitions: [...transitions.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, step]) => step),
    }));
}
