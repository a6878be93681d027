import type { Contract } from "../contract/contract.js";
import type { Scenario } from "../plan/step-builders.js";

/** The scenarios of a specification and the contract that judges every answer. */
export interface Suite {
  readonly contract: Contract;
  readonly scenarios: readonly Scenario[];
}
