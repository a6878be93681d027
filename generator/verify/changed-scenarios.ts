import type { Scenario, SpecModel } from "../model.js";
import { sha256 } from "../sha256.js";

/** A scenario that a change adds or alters. */
export interface ChangedScenario {
  readonly id: string;
  readonly change: "added" | "altered";
  /** Names its text: its name and its steps. */
  readonly hash: string;
  /** Why people judge it and no machine does; `null` where it is run. */
  readonly judgedByPeople: string | null;
  /** Whether it ran before the change, which says now that people judge it. */
  readonly ranBefore: boolean;
}

/** The scenarios in which two specifications differ, by their ids. */
export interface ScenarioChanges {
  /** Sorted by id. */
  readonly changed: readonly ChangedScenario[];
  readonly removed: readonly string[];
}

/** What a change does to scenarios: `before` without it, `after` as archiving it will leave the specification. */
export function scenarioChanges(before: SpecModel, after: SpecModel): ScenarioChanges {
  const old = new Map(scenariosOf(before).map((scenario) => [scenario.id, scenario]));
  const now = scenariosOf(after);
  const changed = now.flatMap((scenario): ChangedScenario[] => {
    const { id, judgedByPeople } = scenario;
    const was = old.get(id) ?? null;
    const hash = hashOf(scenario);
    if (was !== null && hashOf(was) === hash) return [];
    const ranBefore = judgedByPeople !== null && was !== null && runs(was);
    return [{ id, change: was === null ? "added" : "altered", hash, judgedByPeople, ranBefore }];
  });
  const left = new Set(now.map(({ id }) => id));
  return {
    changed: changed.sort((a, b) => (a.id < b.id ? -1 : 1)),
    removed: [...old.keys()].filter((id) => !left.has(id)).sort(),
  };
}

/** Scenarios that another specification says otherwise, or no more: their ids. */
export function saidOtherwise(scenarios: readonly ChangedScenario[], model: SpecModel): readonly string[] {
  const hashes = new Map(scenariosOf(model).map((scenario) => [scenario.id, hashOf(scenario)]));
  return scenarios.flatMap(({ id, hash }) => (hashes.get(id) === hash ? [] : [id]));
}

/** Those of requirements: features are no part of a change. */
export const scenariosOf = (model: SpecModel): readonly Scenario[] =>
  model.capabilities.flatMap(({ requirements }) => requirements.flatMap(({ scenarios }) => scenarios));

const runs = ({ judgedByPeople, steps }: Scenario): boolean =>
  judgedByPeople === null &&
  steps.every(
    ({ binding }) => binding.kind === "plan" || (binding.kind === "handwritten" && !binding.pending),
  );

const hashOf = ({ name, steps, judgedByPeople }: Scenario): string =>
  sha256(
    JSON.stringify([name, judgedByPeople, steps.map(({ phase, text, attached }) => [phase, text, attached])]),
  );
