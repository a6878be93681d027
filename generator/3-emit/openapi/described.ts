import type { Operation, SpecModel } from "../../model.js";
import type { ContractPart, Placeless } from "../output-file.js";
import type { PlainPage } from "./example-book.js";

/** An operation without its place: a description does not change where only lines move. */
export type DescribedOperation = Placeless<Operation>;

/** The contract, as far as a description is made of it. */
export interface DescribedContract
  extends ContractPart,
    Pick<SpecModel, "title" | "version" | "errors" | "lifecycles"> {
  readonly capabilities: readonly { readonly id: string; readonly purpose: string }[];
}

/** All that an API description is made of. */
export interface Described extends DescribedContract {
  /** What the scenarios of each capability show. */
  readonly examples: readonly (readonly PlainPage[])[];
}
