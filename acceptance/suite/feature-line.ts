import type { ITestCaseHookParameter } from "@cucumber/cucumber";

type GherkinDocument = ITestCaseHookParameter["gherkinDocument"];

interface WithSteps {
  readonly steps: readonly { readonly id: string; readonly location: { readonly line: number } }[];
}
interface Child {
  readonly background?: WithSteps | undefined;
  readonly scenario?: (WithSteps & { readonly id: string }) | undefined;
  readonly rule?: { readonly name: string; readonly children: readonly Child[] } | undefined;
}

/** Where a step stands in its feature, for those that no specification knows: `features/journey.feature:12`. */
export function placeInFeature({ uri, feature }: GherkinDocument, astNodeIds: readonly string[]): string {
  const step = stepsOf(feature?.children ?? []).find(({ id }) => astNodeIds.includes(id));
  return step === undefined ? (uri ?? "") : `${uri}:${step.location.line}`;
}

/** The name of the rule that a scenario stands under: of its requirement, in a feature that was generated. */
export function ruleOf({ feature }: GherkinDocument, astNodeIds: readonly string[]): string | null {
  const rules = feature?.children.flatMap(({ rule }) => rule ?? []) ?? [];
  const holds = ({ scenario }: Child): boolean => scenario !== undefined && astNodeIds.includes(scenario.id);
  return rules.find(({ children }) => children.some(holds))?.name ?? null;
}

function stepsOf(children: readonly Child[]): readonly WithSteps["steps"][number][] {
  return children.flatMap(({ background, scenario, rule }) => [
    ...(background?.steps ?? []),
    ...(scenario?.steps ?? []),
    ...stepsOf(rule?.children ?? []),
  ]);
}
