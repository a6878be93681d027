import type { Log } from "@specwright/http";
import { destination, pino } from "pino";
import { jsonLog, prettyLog } from "./request-log.js";
import { loggedError } from "./scrub.js";

/** Where a program says things. */
export interface LogOutput {
  /** A line per request. */
  readonly log: Log;
  /** What is said besides requests: that the shop opens, or closes. */
  say(line: string): void;
  /** Writes what waits to be written. */
  flush(): void;
}

/** Writes to standard output: JSON without waiting for it, text for people at once, or only what is no request. */
export function logOutput(kind: "json" | "pretty" | "off"): LogOutput {
  if (kind !== "json") {
    const write = (line: string): void => console.log(line);
    const silent: Log = ({ requestId, error }) => {
      if (error !== null) console.error(requestId, loggedError(error).stack);
    };
    return { log: kind === "off" ? silent : prettyLog(write), say: write, flush: () => {} };
  }
  const output = destination({ dest: 1, sync: false });
  const speaker = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, output);
  return {
    log: jsonLog(output),
    say: (line) => speaker.info(line),
    flush: () => output.flushSync(),
  };
}
