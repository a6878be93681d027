import type { SpecDocument } from "../../1-parse/document.js";
import type { FeatureDocument } from "../../1-parse/feature/feature-document.js";

export interface Written {
  readonly documents: readonly SpecDocument[];
  readonly features: readonly FeatureDocument[];
}

/** Specifications and features as one list, for what looks at names and paths wherever they are written. */
export const joined = ({ documents, features }: Written): readonly SpecDocument[] => [
  ...documents,
  ...features.map(asDocument),
];

/** The same list parted again, after something in it may have been spelt otherwise. */
export function parted(all: readonly SpecDocument[], features: readonly FeatureDocument[]): Written {
  const byPath = new Map(features.map((feature) => [feature.path, feature]));
  const spelt = new Map(all.map((document) => [document.path, document]));
  return {
    documents: all.filter(({ path }) => !byPath.has(path)),
    features: features.map((feature) => {
      const scenarios = spelt.get(feature.path)?.requirements[0]?.scenarios ?? [];
      return {
        ...feature,
        scenarios: feature.scenarios.map((scenario, i) => ({
          ...scenario,
          steps: scenarios[i]?.steps ?? scenario.steps,
        })),
      };
    }),
  };
}

function asDocument({ path, id, scenarios, diagnostics }: FeatureDocument): SpecDocument {
  const start = { path, start: 0, end: 0 };
  const requirement = {
    name: { value: id, at: start },
    delta: null,
    renamedFrom: null,
    at: start,
    statement: "",
    meta: [],
    blocks: [],
    scenarios,
  };
  return {
    path,
    capability: id,
    form: "main",
    title: null,
    purpose: null,
    requirements: [requirement],
    diagnostics,
  };
}
