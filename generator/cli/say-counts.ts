import type { Counts } from "../project/counts.js";

export const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** `31 requirements, 90 scenarios, 23 operations` */
export const sayCounts = (counts: Counts): string =>
  [
    count(counts.requirements, "requirement", "requirements"),
    count(counts.scenarios, "scenario", "scenarios"),
    count(counts.operations, "operation", "operations"),
    ...underived(counts),
  ].join(", ");

/** `with add-refunds: `; nothing where the specification stands as it is. */
export const sayChanges = (changes: readonly string[]): string =>
  changes.length === 0 ? "" : `with ${changes.join(", ")}: `;

/** `0 of 29 scenarios can run` */
export const sayRunning = ({ scenarios, runningScenarios }: Counts): string =>
  `${runningScenarios} of ${count(scenarios, "scenario", "scenarios")} can run`;

/** Said only where something is left to people: what could not be derived is never omitted. */
function underived(counts: Counts): readonly string[] {
  const { steps, boundSteps, requirements, derivedRequirements, declaredScenarios } = counts;
  const loose = steps - boundSteps;
  return [
    ...(declaredScenarios === 0 ? [] : [`${declaredScenarios} for people to judge`]),
    ...(counts.runningScenarios + declaredScenarios === counts.scenarios ? [] : [sayRunning(counts)]),
    ...(loose === 0 ? [] : [`${loose} of ${count(steps, "step", "steps")} unbound`]),
    ...(requirements === derivedRequirements
      ? []
      : [`${requirements - derivedRequirements} requirements only in prose`]),
  ];
}

/** `0.31 s` */
export const sayTime = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
