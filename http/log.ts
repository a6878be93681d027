import { faultsAreShown } from "./fault-channel.js";
import type { TraceContext } from "./trace-context.js";

/** One request as it ended. It holds no header, no query and no body, so no secret of a client gets into a log. */
export interface LogEntry {
  readonly requestId: string;
  /** Null where the client is in no trace. */
  readonly trace: TraceContext | null;
  readonly method: string;
  readonly path: string;
  /** The operation that answered and its path as the specification writes it; null where none did. */
  readonly operation: string | null;
  readonly route: string | null;
  readonly caller: string | null;
  readonly status: number;
  /** Of a refusal. */
  readonly code: string | null;
  /** Whether the answer is one that was given before, to the same Idempotency-Key. */
  readonly replayed: boolean;
  readonly milliseconds: number;
  /** What went wrong on our side, null where nothing did. */
  readonly error: unknown;
}

export type Log = (entry: LogEntry) => void;

/** The log of a program that gave none: only faults of the server are worth a line, unless a test run shows them itself. */
export const logFaults: Log = ({ requestId, method, path, error }) => {
  if (error !== null && !faultsAreShown()) console.error(`${requestId} ${method} ${path}`, error);
};
