import { shorten } from "../match/show.js";

const MOST_FRAMES = 3;
const LONGEST_LINE = 500;
const MOST_LINES = 8;

/** Why a server failed a request, in few lines: the message, and where in the project's own code it was thrown. */
export function faultText(error: unknown): string {
  if (!(error instanceof Error)) return short([String(error)]);
  const frames = (error.stack ?? "").split("\n").filter(isOwnFrame).slice(0, MOST_FRAMES);
  const cause = error.cause instanceof Error ? [`caused by ${messageOf(error.cause)}`] : [];
  return short([messageOf(error), ...cause, ...frames.map((frame) => `  ${frame.trim()}`)]);
}

/** What a server's log says of a request: the error of a line of JSON, or a line of text with its indented trace. */
export function faultInLog(requestId: string, log: string): string | null {
  if (requestId === "") return null;
  const lines = log.split("\n");
  const found = lines.flatMap((line, at) => {
    if (!line.includes(requestId)) return [];
    const json = readObject(line);
    if (json !== null) return errorIn(json);
    const trace = lines.slice(at + 1, at + 1 + MOST_LINES).findIndex((next) => !/^\s+\S/.test(next));
    const end = trace === -1 ? MOST_LINES : trace;
    const frames = lines.slice(at + 1, at + 1 + end).filter((next) => !isFrame(next) || isOwnFrame(next));
    return [line, ...frames.slice(0, MOST_FRAMES)];
  });
  return found.length === 0 ? null : short(found);
}

const isFrame = (line: string): boolean => /^\s+at /.test(line);
/** Frames of Node and of packages show code that the reader cannot correct. */
const isOwnFrame = (line: string): boolean => isFrame(line) && !/node:|node_modules/.test(line);

const messageOf = ({ name, message }: Error): string => `${name}: ${message}`;

function errorIn(entry: object): readonly string[] {
  const named = Object.entries(entry).find(([name, value]) => /^(err|error|exception)$/.test(name) && value);
  const error: unknown = named?.[1];
  if (typeof error === "string") return error.split("\n");
  if (typeof error !== "object" || error === null) return [];
  const { type, name, message } = error as { readonly [key: string]: unknown };
  const kind = typeof type === "string" ? type : name;
  if (typeof message !== "string") return [JSON.stringify(error)];
  return [typeof kind === "string" ? `${kind}: ${message}` : message];
}

function readObject(line: string): object | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" ? value : null;
  } catch {
    return null;
  }
}

function short(lines: readonly string[]): string {
  return lines
    .slice(0, MOST_LINES)
    .map((line) => shorten(line, LONGEST_LINE))
    .join("\n");
}
