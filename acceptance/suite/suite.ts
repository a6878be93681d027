import type { Contract } from "../contract/contract.js";
import type { Scenario } from "../plan/step-builders.js";

/** The scenarios of a specification and the contract that judges every answer. */
export interface Suite {
  readonly contract: Contract;
  /** Credentials that a caller has in a field of the thing of its name, by their names. */
  readonly sources?: { readonly [credential: string]: string };
  readonly scenarios: readonly Scenario[];
}
