import { readFeature } from "../../1-parse/feature/read-feature.js";
import { gherkin } from "../../1-parse/feature/testing/gherkin.js";
import type { SpecModel } from "../../model.js";
import type { SourceFile } from "../../source.js";
import { compileSources } from "../laws/compile-sources.js";
import { valuesIn } from "./facts-in-output.js";
import type { Code, Subject } from "./run-slips.js";

/** The features beside a specification that stays as it is. */
export const featuresBeside = (
  specification: readonly SourceFile[],
  features: readonly SourceFile[],
): Subject => ({
  sources: features,
  codesOf,
  compile: (written) =>
    compileSources(specification, {}, undefined, {
      features: written,
      readFeature: (source) => readFeature(source, "features", gherkin),
    }),
  holds: ({ model }) => plansHold(model),
});

/** How much the plans of all steps do and check; a step without one does nothing. */
const plansHold = ({ features }: SpecModel): number =>
  features
    .flatMap(({ scenarios }) => scenarios.flatMap(({ steps }) => steps))
    .reduce((sum, { binding }) => sum + (binding.kind === "plan" ? valuesIn(binding.plan) : 0), 0);

/** The code of steps. */
function codesOf(source: SourceFile): readonly Code[] {
  let start = 0;
  return source.text.split("\n").flatMap((line) => {
    const from = start;
    start += line.length + 1;
    return line.trimStart().startsWith("#")
      ? []
      : [...line.matchAll(/`([^`\n]+)`/g)].map(({ 1: text = "", index }) => ({
          source,
          start: from + index + 1,
          text,
        }));
  });
}
