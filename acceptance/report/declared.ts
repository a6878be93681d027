import type { Contract } from "../contract/contract.js";
import { statusOf } from "../contract/refusal-code.js";
import type { Declared, DeclaredReply } from "./note.js";

/** All operations with the replies declared for them, and the codes of none, for a report to say which were never seen. */
export function declaredReplies(contract: Contract): Declared {
  const { operations, errors } = contract;
  const named = (code: string): DeclaredReply => ({
    id: code,
    name: `${statusOf(contract, code) ?? ""} ${code}`.trim(),
  });
  const ofOperations = new Set(operations.flatMap((operation) => operation.errors));
  return {
    operations: operations.map((operation) => ({
      id: operation.id,
      name: `${operation.method} ${operation.path}`,
      replies: [
        ...Object.keys(operation.replies).map((status) => ({ id: status, name: status })),
        ...operation.errors.map(named),
      ],
    })),
    anywhere: Object.keys(errors)
      .filter((code) => !ofOperations.has(code))
      .map(named),
  };
}
