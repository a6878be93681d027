import type { ITestCaseHookParameter } from "@cucumber/cucumber";

type GherkinDocument = ITestCaseHookParameter["gherkinDocument"];

interface WithSteps {
  readonly steps: readonly { readonly id: string; readonly location: { readonly line: number } }[];
}
interface Child {
  readonly background?: WithSteps | undefined;
  readonly scenario?: WithSteps | undefined;
  readonly rule?: { readonly children: readonly Child[] } | undefined;
}

/** Where a step stands in its feature, for those that no specification knows: `features/journey.feature:12`. */
export function placeInFeature({ uri, feature }: GherkinDocument, astNodeIds: readonly string[]): string {
  const step = stepsOf(feature?.children ?? []).find(({ id }) => astNodeIds.includes(id));
  return step === undefined ? (uri ?? "") : `${uri}:${step.location.line}`;
}

function stepsOf(children: readonly Child[]): readonly WithSteps["steps"][number][] {
  return children.flatMap(({ background, scenario, rule }) => [
    ...(background?.steps ?? []),
    ...(scenario?.steps ?? []),
    ...stepsOf(rule?.children ?? []),
  ]);
}
