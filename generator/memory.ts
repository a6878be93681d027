import type { SpecDocument } from "./1-parse/document.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Capability, Feature } from "./model.js";

/** A capability or a feature with its plans, and what is wrong with its scenarios. */
export interface Planned<Part extends Capability | Feature> {
  readonly part: Part;
  readonly mistakes: readonly Diagnostic[];
}

/** Names all that the plans of one file are made of; `null`: nothing is kept. */
export interface PlanningKey {
  readonly id: string;
  readonly key: string | null;
}

/**
 * What runs before worked out, so that after an edit only what it touches is worked out anew: results of a document, a
 * capability and a feature, which are plain data and survive JSON.
 */
export interface Memory {
  /** What was planned under this key, or else what `plan` plans now. It is kept where `lasts` holds of it. */
  readonly planned: <Part extends Capability | Feature>(
    key: PlanningKey,
    plan: () => Planned<Part>,
    lasts: (planned: Planned<Part>) => boolean,
  ) => Planned<Part>;
  /**
   * What was made under this name, or else what `make` makes now: of a document as it was parsed, or of a planned capability
   * with its contract, and of nothing else.
   */
  readonly recall: <T>(of: SpecDocument | Capability, name: string, make: () => T) => T;
}

export const noMemory: Memory = { planned: (_key, plan) => plan(), recall: (_of, _name, make) => make() };
