import type { Scenario, SpecModel } from "../model.js";
import { sha256 } from "../sha256.js";

/** A scenario that a change adds or alters. */
export interface ChangedScenario {
  readonly id: string;
  readonly change: "added" | "altered";
  /** Names its text: its name and its steps. */
  readonly hash: string;
}

/** The scenarios in which two specifications differ, by their ids. */
export interface ScenarioChanges {
  /** Sorted by id. */
  readonly changed: readonly ChangedScenario[];
  readonly removed: readonly string[];
}

/** What a change does to scenarios: `before` without it, `after` as archiving it will leave the specification. */
export function scenarioChanges(before: SpecModel, after: SpecModel): ScenarioChanges {
  const old = new Map(scenariosOf(before).map((scenario) => [scenario.id, hashOf(scenario)]));
  const now = new Map(scenariosOf(after).map((scenario) => [scenario.id, hashOf(scenario)]));
  const changed = [...now].flatMap(([id, hash]): ChangedScenario[] => {
    const was = old.get(id);
    if (was === hash) return [];
    return [{ id, change: was === undefined ? "added" : "altered", hash }];
  });
  return {
    changed: changed.sort((a, b) => (a.id < b.id ? -1 : 1)),
    removed: [...old.keys()].filter((id) => !now.has(id)).sort(),
  };
}

/** Those of requirements: features are no part of a change. */
const scenariosOf = (model: SpecModel): readonly Scenario[] =>
  model.capabilities.flatMap(({ requirements }) => requirements.flatMap(({ scenarios }) => scenarios));

const hashOf = ({ name, steps }: Scenario): string =>
  sha256(JSON.stringify([name, steps.map(({ phase, text, attached }) => [phase, text, attached])]));
