import type { Contract } from "../contract/contract.js";
import { statusOf } from "../contract/refusal-code.js";
import type { DeclaredOperation } from "./note.js";

/** All operations with the replies declared for them, for a report to tell which were never seen. */
export function declaredOperations(contract: Contract): readonly DeclaredOperation[] {
  return contract.operations.map(({ id, method, path, replies, errors }) => ({
    id,
    name: `${method} ${path}`,
    replies: [
      ...Object.keys(replies).map((status) => ({ id: status, name: status })),
      ...errors.map((code) => ({ id: code, name: `${statusOf(contract, code) ?? ""} ${code}`.trim() })),
    ],
  }));
}
