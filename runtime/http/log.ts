/** One request as it ended. `error` is what went wrong on our side, null where nothing did. */
export interface LogEntry {
  readonly requestId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly error: unknown;
}

export type Log = (entry: LogEntry) => void;

/** The log of a program that gave none: only our own faults are worth a line. */
export const logFaults: Log = ({ requestId, method, path, error }) => {
  if (error !== null) console.error(`${requestId} ${method} ${path}`, error);
};
