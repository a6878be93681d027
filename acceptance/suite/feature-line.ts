import type { ITestCaseHookParameter } from "@cucumber/cucumber";
import type { FeaturePlace } from "../plan/step-builders.js";
import type { Place } from "../report/trace.js";

type GherkinDocument = ITestCaseHookParameter["gherkinDocument"];

interface Located {
  readonly id: string;
  readonly location: { readonly line: number };
}
interface WithSteps {
  readonly steps: readonly Located[];
}
interface Outline {
  readonly id: string;
  readonly name: string;
  readonly examples: readonly { readonly tableBody: readonly Located[] }[];
}
interface Child {
  readonly background?: WithSteps | undefined;
  readonly scenario?: (WithSteps & Outline) | undefined;
  readonly rule?: { readonly name: string; readonly children: readonly Child[] } | undefined;
}

/** Where a step stands in its feature, for those that no specification knows. A step of an outline is a row's, too. */
export function placeInFeature({ uri, feature }: GherkinDocument, astNodeIds: readonly string[]): Place {
  const children = feature?.children ?? [];
  const step = stepsOf(children).find(({ id }) => astNodeIds.includes(id));
  const row = rowsOf(children).find(({ id }) => astNodeIds.includes(id));
  return {
    at: step === undefined ? (uri ?? "") : `${uri}:${step.location.line}`,
    row: row?.location.line ?? null,
  };
}

/** The name of the rule that a scenario stands under: of its requirement, in a feature that was generated. */
export function ruleOf({ feature }: GherkinDocument, astNodeIds: readonly string[]): string | null {
  const rules = feature?.children.flatMap(({ rule }) => rule ?? []) ?? [];
  const holds = ({ scenario }: Child): boolean => scenario !== undefined && astNodeIds.includes(scenario.id);
  return rules.find(({ children }) => children.some(holds))?.name ?? null;
}

/** Where a scenario stands in a feature, whatever lines it has; null where it is in none. */
export function featurePlace(
  { uri, feature }: GherkinDocument,
  astNodeIds: readonly string[],
): FeaturePlace | null {
  const found = within(feature?.children ?? [], null, astNodeIds);
  if (found === null || uri === undefined) return null;
  const { rule, scenario } = found;
  const rows = scenario.examples.flatMap(({ tableBody }) => tableBody);
  const row = rows.findIndex(({ id }) => astNodeIds.includes(id)) + 1;
  return {
    feature: uri.replaceAll("\\", "/"),
    ...(rule === null ? {} : { rule }),
    name: scenario.name,
    ...(row === 0 ? {} : { row }),
  };
}

function within(
  children: readonly Child[],
  rule: string | null,
  ids: readonly string[],
): { readonly rule: string | null; readonly scenario: Outline } | null {
  for (const { scenario, rule: inner } of children) {
    if (scenario !== undefined && ids.includes(scenario.id)) return { rule, scenario };
    const found = inner === undefined ? null : within(inner.children, inner.name, ids);
    if (found !== null) return found;
  }
  return null;
}

function rowsOf(children: readonly Child[]): readonly Located[] {
  return children.flatMap(({ scenario, rule }) => [
    ...(scenario?.examples.flatMap(({ tableBody }) => tableBody) ?? []),
    ...rowsOf(rule?.children ?? []),
  ]);
}

function stepsOf(children: readonly Child[]): readonly WithSteps["steps"][number][] {
  return children.flatMap(({ background, scenario, rule }) => [
    ...(background?.steps ?? []),
    ...(scenario?.steps ?? []),
    ...stepsOf(rule?.children ?? []),
  ]);
}
