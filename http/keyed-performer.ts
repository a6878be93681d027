import type { Answer, Refuser } from "./answer.js";
import { claimOf, keyOf } from "./claim.js";
import { type Exchange, REPLAYED } from "./exchange.js";
import { type Claim, type IdempotencyRecord, type IdempotencyStore, KeyTaken } from "./idempotency-store.js";
import type { Operation } from "./operation.js";
import { type Perform, type Performer, performPlainly, type Work } from "./performer.js";
import { refuse } from "./refusal.js";
import { ContractFault } from "./reply.js";
import { storedAnswer } from "./stored-answer.js";

/** The memory of an application: the store's, and which keys are in use at this moment, with their fingerprints. */
export interface IdempotencyState {
  readonly answers: IdempotencyStore;
  readonly running: Map<string, string>;
}

/** The reply that a handler asked the record of last. It counts only if that reply is also the one it gives. */
interface Recorded {
  readonly reply: unknown;
  readonly answer: Answer;
}

/** Performs a request once per key: who comes again gets the first answer. */
export function performOnce(
  operation: Operation,
  performer: Performer,
  { answers, running }: IdempotencyState,
  refuser: Refuser,
  /** What VALIDATION_FAILED is called here. */
  invalid: string = "VALIDATION_FAILED",
): Perform {
  const plainly = performPlainly(performer);

  /** Lets the handler work, and sees to it that its answer is kept, or given up. */
  const firstTime = async (work: Work, claim: Claim): Promise<Answer> => {
    const { exchange } = work;
    let recorded: Recorded | null = null;
    const recordOf = (given: unknown): IdempotencyRecord | null => {
      const answer = performer.answer(given, exchange);
      recorded = { reply: given, answer };
      return isKept(answer, invalid) ? { ...claim, answer: storedAnswer(answer) } : null;
    };
    const reply = await performer.handle(work, { claim, recordOf });
    const last = recorded as Recorded | null;
    const answer = last?.reply === reply && last !== null ? last.answer : performer.answer(reply, exchange);
    if (!isKept(answer, invalid)) await answers.release(claim);
    else if (last?.reply !== reply) {
      if (answer.status < 400)
        throw new ContractFault(
          `The handler "${operation.id}" answered ${answer.status} without context.recordOf(reply) in its transaction.`,
        );
      await answers.store({ ...claim, answer: storedAnswer(answer) });
    }
    return answer;
  };

  const claimed = async (work: Work, claim: Claim): Promise<Answer> => {
    const known = await recall(answers, claim, work.exchange, refuser);
    if (known !== null) return known;
    try {
      return await firstTime(work, claim);
    } catch (error) {
      // Another process was quicker, and our work was undone: its answer is ours too.
      const other = error instanceof KeyTaken ? await recall(answers, claim, work.exchange, refuser) : null;
      if (other !== null) return other;
      // Where even that fails the store releases the key by itself, and the first error says more.
      await answers.release(claim).catch(() => {});
      throw error;
    }
  };

  return async (work) => {
    const key = keyOf(work.exchange);
    if (key === null) return plainly(work);
    if (key === undefined) return refuser(badKey(), work.exchange);
    const claim = claimOf(key, work);
    const name = `${claim.scope}\n${key}`;
    const other = running.get(name);
    if (other !== undefined) {
      const kind = other === claim.fingerprint ? "running" : "reused";
      return refuser(refusals[kind](), work.exchange);
    }
    running.set(name, claim.fingerprint);
    try {
      return await claimed(work, claim);
    } finally {
      running.delete(name);
    }
  };
}

/** What the store knows of a claim, as an answer; null where the work is still to be done. */
async function recall(
  answers: IdempotencyStore,
  claim: Claim,
  exchange: Exchange,
  refuser: Refuser,
): Promise<Answer | null> {
  const reservation = await answers.reserve(claim);
  if (reservation.kind === "fresh") return null;
  if (reservation.kind !== "replayed") return refuser(refusals[reservation.kind](), exchange);
  const { status, headers, content } = reservation.answer;
  return { status, headers: { ...headers, ...REPLAYED }, content, code: null };
}

const refusals = {
  reused: () => refuse("IDEMPOTENCY_KEY_REUSED"),
  running: () => refuse("REQUEST_IN_PROGRESS", { headers: { "Retry-After": "1" } }),
};

const badKey = () =>
  refuse("VALIDATION_FAILED", {
    errors: [{ path: "Idempotency-Key", message: "must have 1 to 255 characters" }],
  });

/** A bad request may be corrected under the same key, and our own faults may pass. */
function isKept({ status, code }: Answer, invalid: string): boolean {
  return status < 500 && code !== invalid;
}
