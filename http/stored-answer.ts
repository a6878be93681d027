import { type Answer, refuserOf } from "./answer.js";
import type { StoredAnswer } from "./idempotency-store.js";
import type { Contract } from "./operation.js";
import { replyChecker } from "./reply.js";

/** An answer as plain data. Only text is ever stored: `runnerOf` lets no other answer have a key. */
export function storedAnswer({ status, headers, content }: Answer): StoredAnswer {
  if (content === null) return { status, headers, content };
  const { media, bytes } = content;
  return { status, headers, content: { media, bytes: typeof bytes === "string" ? bytes : textOf(bytes) } };
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/** A request whose connection is long gone. */
export interface LostRequest {
  /** The id of its operation: `postApiOrders` */
  readonly operation: string;
  readonly path: string;
  readonly requestId: string;
  readonly now: Date;
}

/** Makes the answers of lost requests, for who finishes their work after a crash and stores what was never sent. */
export function lateAnswersOf(contract: Contract): (lost: LostRequest, reply: unknown) => StoredAnswer {
  const refuse = refuserOf(contract);
  return ({ operation: id, path, requestId, now }, reply) => {
    const operation = contract.operations.find((each) => each.id === id);
    if (operation === undefined) throw new TypeError(`No operation "${id}" in the contract.`);
    const checked = replyChecker(operation)(reply);
    const answer = "kind" in checked ? refuse(checked, { path, requestId, now: () => now }) : checked;
    return storedAnswer(answer);
  };
}
