import type { Operation, Requirement, Scenario, SpecModel } from "../model.js";
import { sha256 } from "../sha256.js";
import { compareWire } from "./operations.js";
import type { WireChange } from "./wire-change.js";

export type ItemChange = "added" | "altered" | "removed";

export interface ChangedItem {
  readonly id: string;
  readonly change: ItemChange;
}

/** In what two specifications differ, each list sorted by id. */
export interface Comparison {
  readonly wire: readonly WireChange[];
  /** What a requirement says, its scenarios apart. */
  readonly requirements: readonly ChangedItem[];
  readonly scenarios: readonly ChangedItem[];
  /** The scenarios of the new specification that have to run again: changed ones, and those that call a changed operation. */
  readonly rerun: readonly string[];
  /** The operations that changed or are new, or are gone: what generated code calls them. */
  readonly operations: readonly ChangedItem[];
  /** The entities and types whose fields or rules are others, or that are gone, by name. */
  readonly types: readonly string[];
}

/** Compares what two specifications mean. Pure: neither is read or written here. */
export function compareModels(old: SpecModel, now: SpecModel): Comparison {
  const wire = compareWire(old, now);
  const scenarios = changesOf(byId(scenariosOf(old), scenarioText), byId(scenariosOf(now), scenarioText));
  const changed = new Set(scenarios.filter(({ change }) => change !== "removed").map(({ id }) => id));
  const operations = changedOperations(old, now, wire);
  const touched = new Set(operations.flatMap(({ change, id }) => (change === "removed" ? [] : [id])));
  const rerun = scenariosOf(now)
    .filter((scenario) => changed.has(scenario.id) || calls(scenario, touched))
    .filter(({ judgedByPeople }) => judgedByPeople === null)
    .map(({ id }) => id)
    .sort();
  const requirements = changesOf(
    byId(requirementsOf(old), requirementText),
    byId(requirementsOf(now), requirementText),
  );
  const types = changesOf(byName(old), byName(now)).flatMap(({ id, change }) =>
    change === "added" ? [] : [id],
  );
  return { wire, requirements, scenarios, rerun, operations, types };
}

/** The operations that the wire's changes are of; what is only said otherwise changes none. */
function changedOperations(
  old: SpecModel,
  now: SpecModel,
  wire: readonly WireChange[],
): readonly ChangedItem[] {
  const touched = new Set(
    wire.filter(({ effect }) => effect !== "editorial").map(({ operation }) => operation),
  );
  const [before, after] = [new Map(old.operations.map(named)), new Map(now.operations.map(named))];
  return [...touched]
    .map((name): ChangedItem => {
      const is = after.get(name);
      const was = before.get(name);
      if (is === undefined) return { id: was?.id ?? name, change: "removed" };
      const isNew = wire.some(({ operation, id }) => operation === name && id === "endpoint-added");
      return { id: is.id, change: isNew ? "added" : "altered" };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const named = (operation: Operation): readonly [string, Operation] => [
  `${operation.method} ${operation.path}`,
  operation,
];

/** Plans name the operations that they send; a step that people wrote may call any, so that its scenario runs again. */
function calls({ steps }: Scenario, operations: ReadonlySet<string>): boolean {
  if (operations.size === 0) return false;
  return steps.some(({ binding }) => {
    if (binding.kind !== "plan") return binding.kind === "handwritten";
    return mentions(binding.plan, operations);
  });
}

function mentions(value: unknown, words: ReadonlySet<string>): boolean {
  if (typeof value === "string") return words.has(value);
  if (value === null || typeof value !== "object") return false;
  return Object.values(value).some((inner) => mentions(inner, words));
}

const requirementsOf = ({ capabilities }: SpecModel): readonly Requirement[] =>
  capabilities.flatMap(({ requirements }) => requirements);

const scenariosOf = (model: SpecModel): readonly Scenario[] => [
  ...requirementsOf(model).flatMap(({ scenarios }) => scenarios),
  ...model.features.flatMap(({ scenarios }) => scenarios),
];

const requirementText = ({ name, statement, meta }: Requirement): string =>
  sha256(JSON.stringify([name, statement, meta]));

const scenarioText = ({ name, tags, steps, judgedByPeople }: Scenario): string =>
  sha256(
    JSON.stringify([
      name,
      tags,
      judgedByPeople,
      steps.map(({ phase, text, attached }) => [phase, text, attached]),
    ]),
  );

const byId = <T extends { readonly id: string }>(items: readonly T[], textOf: (item: T) => string) =>
  new Map(items.map((item) => [item.id, textOf(item)]));

function changesOf(
  old: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly ChangedItem[] {
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((id): ChangedItem[] => {
    if (!old.has(id)) return [{ id, change: "added" }];
    if (!now.has(id)) return [{ id, change: "removed" }];
    return old.get(id) === now.get(id) ? [] : [{ id, change: "altered" }];
  });
}

/** What code of a type depends on: all but where it was declared and what is said of it. */
const byName = ({ entities, types }: SpecModel): ReadonlyMap<string, string> =>
  new Map(
    [...entities, ...types].map(({ requirement: _, description: __, ...meaning }) => [
      meaning.name,
      JSON.stringify(meaning, (key, value: unknown) => (key === "description" ? undefined : value)),
    ]),
  );
