import type { SpecDocument } from "./1-parse/document.js";
import type { Diagnostic } from "./diagnostics/diagnostic.js";
import type { Capability } from "./model.js";

/** A capability with its plans, and what is wrong with its scenarios. */
export interface PlannedCapability {
  readonly capability: Capability;
  readonly mistakes: readonly Diagnostic[];
}

/** Names all that the plans of a capability are made of; `null`: nothing is kept. */
export interface PlanningKey {
  readonly id: string;
  readonly key: string | null;
}

/**
 * What runs before worked out, so that after an edit only what it touches is worked out anew: results of a document and of a
 * capability, which are plain data and survive JSON.
 */
export interface Memory {
  /** What was planned under this key, or else what `plan` plans now. It is kept where `lasts` holds of it. */
  readonly planned: (
    key: PlanningKey,
    plan: () => PlannedCapability,
    lasts: (planned: PlannedCapability) => boolean,
  ) => PlannedCapability;
  /**
   * What was made under this name, or else what `make` makes now: of a document as it was parsed, or of a planned capability
   * with its contract, and of nothing else.
   */
  readonly recall: <T>(of: SpecDocument | Capability, name: string, make: () => T) => T;
}

export const noMemory: Memory = { planned: (_key, plan) => plan(), recall: (_of, _name, make) => make() };
