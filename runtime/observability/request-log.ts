import { styleText } from "node:util";
import type { Log, LogEntry } from "@specwright/http";
import { type DestinationStream, pino } from "pino";
import { type LoggedError, loggedError } from "./scrub.js";

/** Longer ones say no more, and cost as much as the client likes. */
const LONGEST = 200;

/** One line of JSON per request, for machines. */
export function jsonLog(destination: DestinationStream): Log {
  const serializers = { err: (error: LoggedError) => error };
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, destination);
  return (entry) => {
    const fields = fieldsOf(entry);
    if (entry.error !== null) logger.error({ ...fields, err: loggedError(entry.error) }, "request failed");
    else logger.info(fields, "request");
  };
}

function fieldsOf({ trace, ...entry }: LogEntry) {
  const { requestId, method, path, route, status, milliseconds, caller, code, replayed } = entry;
  return {
    requestId,
    ...(trace === null ? {} : { traceId: trace.traceId, spanId: trace.spanId }),
    method,
    route,
    path: cut(path),
    status,
    ms: Math.round(milliseconds * 1_000) / 1_000,
    caller: caller === null ? null : cut(caller),
    ...(code === null ? {} : { code }),
    ...(replayed ? { replayed } : {}),
  };
}

/** One line per request, for people: `POST /api/orders 409 OUT_OF_STOCK in 1.4 ms, user_ann (request id)`. */
export function prettyLog(write: (line: string) => void): Log {
  return ({ method, path, status, code, replayed, milliseconds, caller, requestId, trace, error }) => {
    const outcome = [status, code, replayed ? "replayed" : null].filter((part) => part !== null).join(" ");
    const who = caller === null ? "" : `, ${plain(caller)}`;
    const time = `in ${milliseconds.toFixed(1)} ms`;
    const ids = trace === null ? requestId : `${requestId}, trace ${trace.traceId}`;
    write(`${method} ${plain(path)} ${coloured(outcome, status)} ${time}${who} (${ids})`);
    if (error !== null) {
      const { type, message, stack } = loggedError(error);
      write(stack === "" ? `${type}: ${message}` : stack);
    }
  };
}

function coloured(text: string, status: number): string {
  if (!process.stdout.isTTY) return text;
  if (status >= 500) return styleText("red", text);
  return styleText(status >= 400 ? "yellow" : "green", text);
}

function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}

/** Without what would move a terminal's cursor. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through
  return cut(text).replace(/[\u0000-\u001f\u007f-\u009f]/g, "?");
}
