import type { PlannedCaller } from "../../generator/plan.js";
import type { ContractOperation } from "../contract/contract.js";

/** A request whose values are known but not yet who sends it: `again` sends the same once more. */
export interface Ask {
  readonly operation: ContractOperation | null;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** One request for each. */
  readonly bodies: readonly AskBody[];
  readonly times: number;
  /** Who sent it. */
  readonly callers: readonly PlannedCaller[];
}

export type AskBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string };
