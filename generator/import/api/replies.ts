import { reservedCodes, routeCodes } from "../../protocol/reserved-codes.js";
import { statusName } from "../../protocol/status-names.js";
import type { LossBook } from "../loss.js";
import { type Found, inside, membersOf } from "../read/documents.js";
import { isObject, member, textAt } from "../read/json.js";
import type { TypeWriter } from "../types/type-writer.js";
import { bodyText } from "./body.js";
import type { ApiOperation } from "./operation.js";

/** The replies of an operation as spans. */
export interface WrittenReplies {
  /** Below 400, in order of status: the first is what a scenario expects. */
  readonly answers: readonly string[];
  readonly refusals: readonly string[];
}

export function repliesText(
  operation: ApiOperation,
  hint: string,
  types: TypeWriter,
  losses: LossBook,
): WrittenReplies {
  const answers: { readonly status: number; readonly text: string }[] = [];
  const refusals: { readonly status: number; readonly text: string }[] = [];
  for (const { status, reply } of operation.replies) {
    const number = /^[1-5]\d\d$/.test(status) ? Number(status) : null;
    if (number === null) losses.add("reply-class", reply, status);
    else if (number < 200) losses.add("reply-status", reply, status);
    else if (number < 400)
      answers.push({ status: number, text: answerText(number, reply, operation, hint, types, losses) });
    else refusals.push({ status: number, text: refusalText(number, reply, types, losses) });
  }
  if (answers.length === 0) answers.push(fallback(operation));
  const texts = (list: typeof answers) => list.sort((a, b) => a.status - b.status).map(({ text }) => text);
  return { answers: texts(answers), refusals: texts(refusals) };
}

/** An operation has an answer: where the document names none, one without a body. */
const fallback = ({ method }: ApiOperation) =>
  method === "HEAD" ? { status: 200, text: "200" } : { status: 204, text: "204" };

const mayBeBare = (status: number): boolean => [202, 204, 205].includes(status) || status >= 300;
const mustBeBare = (status: number): boolean => [204, 205, 304].includes(status);

function answerText(
  status: number,
  reply: Found,
  { method, found }: ApiOperation,
  hint: string,
  types: TypeWriter,
  losses: LossBook,
): string {
  const headers = headersText(reply, types, losses);
  if (method === "HEAD" || mustBeBare(status)) {
    if (isObject(member(reply.value, "content"))) losses.add("reply-status", reply, `a body with ${status}`);
    return `${status}${headers}`;
  }
  const body = bodyText(reply, status < 300 ? `${hint} answer` : `${hint} ${status}`, types, losses);
  if (body !== null) return `${status} ${body.shape}${headers}`;
  if (mayBeBare(status)) return `${status}${headers}`;
  losses.add(
    "reply-without-body",
    { place: reply.place.pointer === "" ? found.place : reply.place },
    String(status),
  );
  return `${status} application/octet-stream${headers}`;
}

/** Only that a header is there can be said; one that may be absent is lost, and so is its type. */
function headersText(reply: Found, types: TypeWriter, losses: LossBook): string {
  const said = membersOf(reply, "headers").flatMap(([name, header]) => {
    const lower = name.toLowerCase();
    if (lower === "content-type") return [];
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    const required = member(header.value, "required") === true;
    const { type, rules, pattern } = types.write([inside(header, "schema")], name);
    const isPlain = required && type === "string" && rules.length === 0 && pattern === null;
    if (isPlain && /^[A-Z][A-Za-z0-9-]*$/.test(capital)) return [` ${capital}:`];
    losses.add("answer-header", header, name);
    return [];
  });
  return [...new Set(said)].join("");
}

function refusalText(status: number, reply: Found, types: TypeWriter, losses: LossBook): string {
  headersText(reply, types, losses);
  losses.add("error-body", reply, textAt(reply.value, "$ref") ?? "");
  return `${status} ${codeOf(status)}`;
}

/** `404` is `NOT_FOUND`; a code that the kernel gives by itself is left to it. */
function codeOf(status: number): string {
  const code = statusName(status)
    .toUpperCase()
    .replaceAll(/[^A-Z\d]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return Object.hasOwn(reservedCodes, code) || routeCodes.has(code) ? `${code}_HERE` : code;
}
