import type { PlannedCaller } from "../../generator/plan.js";
import type { Contract } from "../contract/contract.js";
import type { Exchange, PreparedRequest } from "../http/exchange.js";
import type { MeasuredLevel } from "../report/note.js";
import type { Ask } from "./asked.js";
import type { Identify } from "./identify.js";

/** What a caller brings, and for which operation. */
export interface Asking {
  /** All roles and scopes of the caller; `role` is the first of them. */
  readonly roles: readonly string[];
  readonly operation: string;
  /** The thing that the caller is, where the specification takes a credential from it and it was made. */
  readonly thing: unknown;
}

/**
 * Turns who asks into headers, afresh for each request; what is called like a credential of the specification goes where
 * that stands. On a used server the id is not the planned one.
 */
export type Credentials = (
  name: string,
  role: string | null,
  at: Date,
  id: string,
  asked: Asking,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

/** The server a scenario speaks to. */
export interface Target {
  /** Its address at this moment. */
  readonly url: string;
  send(request: PreparedRequest): Promise<Exchange>;
  /** Why it failed the request of this id, as far as it says; null where it does not. */
  faultOf(requestId: string): Promise<string | null>;
  /** Stops it politely, or as a power cut would, and starts it again. */
  readonly power: { readonly restart?: () => Promise<void>; readonly kill?: () => Promise<void> };
}

/** What a scenario remembers from step to step. */
export interface Session {
  readonly contract: Contract;
  readonly target: Target;
  readonly clock: Clock;
  readonly credentials: Credentials | null;
  /** The field of a caller, who is a thing, that holds a credential, by its name. */
  readonly sources: { readonly [credential: string]: string };
  /** By what id a planned caller is known here. */
  readonly identify: Identify;
  /** Names of answers, things and callers. */
  readonly handles: Map<string, unknown>;
  /** The callers that steps name, by their names. */
  readonly callers: Map<string, NonNullable<PlannedCaller>>;
  /** What a step that sends nothing speaks of: the answers of the last WHEN. */
  answers: Answers | null;
  /** The last request, for `again`. */
  asked: Ask | null;
  /** A number never given before. */
  next(): number;
  /** The replies that were seen: `operation status`, `operation CODE`, `* CODE`; `operation` alone gave an undeclared one. */
  readonly seen: Set<string>;
  /** What loads were held to, and what they measured. */
  readonly levels: MeasuredLevel[];
  /** Everything the present step sent. */
  readonly exchanges: Exchange[];
}

/** The time of a scenario: the real one, moved by what its steps say. */
export interface Clock {
  now(): Date;
  advance(seconds: number): void;
}

/** The answers of one step, and how fast they came if it was a load. */
export interface Answers {
  readonly exchanges: readonly Exchange[];
  readonly load: LoadResult | null;
}

export interface LoadResult {
  /** From the moment a request was due until its answer was read, sorted; those without an answer are not in it. */
  readonly milliseconds: readonly number[];
  readonly sent: number;
  /** Requests without an answer. */
  readonly lost: readonly string[];
}

export function createClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    advance: (seconds) => {
      offset += seconds * 1000;
    },
  };
}
