import type { HeaderSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Field } from "../../model.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import type { OperationContext } from "./operation-context.js";

/** Headers that are no part of a contract in either direction: HTTP frames messages with them. */
const framing = [
  "Connection",
  "Content-Length",
  "Keep-Alive",
  "Proxy-Connection",
  "TE",
  "Trailer",
  "Transfer-Encoding",
  "Upgrade",
] as const;

const framed = "HTTP itself uses it to send the message";
const media = "the media type of the body says it";

/** Why a header cannot be declared, by its name in small letters. OpenAPI ignores the last three of a request. */
const notSent: ReadonlyMap<string, string> = new Map([
  ...framing.map((name) => [name.toLowerCase(), framed] as const),
  ["host", framed],
  ["expect", framed],
  ["accept", "the media types of the replies say it"],
  ["content-type", media],
  ["authorization", "credentials are declared as `Authorization: Bearer`"],
]);

const notAnswered: ReadonlyMap<string, string> = new Map([
  ...framing.map((name) => [name.toLowerCase(), framed] as const),
  ["content-type", media],
]);

/** Whether a request may carry a header that a contract declares. */
export function maySend({ name }: HeaderSyntax, report: DiagnosticSink): boolean {
  return isFree(name, notSent, report);
}

/** The headers of an answer, together with those that another requirement gave it. */
export function answerHeaders(
  known: readonly Field[],
  written: readonly HeaderSyntax[],
  { types, report }: OperationContext,
): readonly Field[] {
  const all = new Map(known.map((header) => [header.name.toLowerCase(), header]));
  for (const { code } of written.flatMap(({ value }) => value.rules))
    if (code !== null)
      report("code-never-given", code.at, {
        code: code.value,
        why: "a header of an answer is no part of a request",
      });
  for (const { name, value } of written)
    if (isFree(name, notAnswered, report) && !all.has(name.value.toLowerCase()))
      all.set(name.value.toLowerCase(), types.value("answer header", name, value));
  return [...all.values()];
}

function isFree(
  { value, at }: HeaderSyntax["name"],
  reserved: ReadonlyMap<string, string>,
  report: DiagnosticSink,
): boolean {
  const why = reserved.get(value.toLowerCase());
  if (why !== undefined) report("reserved-header", at, { header: value, why });
  return why === undefined;
}
