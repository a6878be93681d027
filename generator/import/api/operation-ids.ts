import { patterns } from "../../1-parse/notation/names.js";
import type { LossBook } from "../loss.js";
import type { ApiOperation } from "./operation.js";

const whole = new RegExp(`^(?:${patterns.operationId.source})$`, "u");

/** The ids of operations, each once. */
export class OperationIds {
  readonly #taken = new Set<string>();
  readonly #losses: LossBook;

  constructor(losses: LossBook) {
    this.#losses = losses;
  }

  /** `null` where the document gives none, or one that cannot be written. */
  write({ id, found }: ApiOperation): string | null {
    if (id === null) return null;
    if (whole.test(id) && !this.#taken.has(id)) {
      this.#taken.add(id);
      return id;
    }
    this.#losses.add("operation-id", found, id);
    return null;
  }
}
