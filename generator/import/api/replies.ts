import type { LossBook } from "../loss.js";
import { type Found, inside, membersOf } from "../read/documents.js";
import { isObject, member } from "../read/json.js";
import type { TypeWriter } from "../types/type-writer.js";
import { spanText } from "../types/written.js";
import { headerName } from "../words/names.js";
import { bodyText } from "./body.js";
import type { ApiOperation } from "./operation.js";
import { isText } from "./parameters.js";

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
  const classes: string[] = [];
  for (const { status, reply } of operation.replies) {
    const number = /^[1-5]\d\d$/.test(status) ? Number(status) : null;
    if (number === null) {
      const texts = classTexts(status, reply, hint, types, losses);
      if (texts.length === 0) losses.add("reply-class", reply, status);
      classes.push(...texts);
    } else if (number < 200) losses.add("reply-status", reply, status);
    else
      (number < 400 ? answers : refusals).push({
        status: number,
        text: answerText(number, reply, operation, hint, types, losses),
      });
  }
  if (answers.length === 0) answers.push(fallback(operation));
  const texts = (list: typeof answers) => list.sort((a, b) => a.status - b.status).map(({ text }) => text);
  return { answers: texts(answers), refusals: [...texts(refusals), ...classes] };
}

/** `4XX` is `4xx Problem`, and `default` both classes of refusals. */
function classTexts(
  status: string,
  reply: Found,
  hint: string,
  types: TypeWriter,
  losses: LossBook,
): readonly string[] {
  const word = status.toLowerCase();
  const classes = word === "default" ? ["4xx", "5xx"] : ["4xx", "5xx"].filter((one) => one === word);
  const body = classes.length === 0 ? null : bodyText(reply, `${hint} fault`, types, losses);
  if (body === null || !/^[\p{Lu}\p{Lo}{]/u.test(body.shape)) return [];
  return classes.map((one) => `${one} ${body.shape}`);
}

/** An operation has an answer: where the document names none, one without a body. */
const fallback = ({ method }: ApiOperation) =>
  method === "HEAD" ? { status: 200, text: "200" } : { status: 204, text: "204" };

const mustBeBare = (status: number): boolean => [204, 205, 304].includes(status);

function answerText(
  status: number,
  reply: Found,
  { method }: ApiOperation,
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
  return body === null ? `${status}${headers}` : `${status} ${body.shape}${headers}`;
}

/** The headers of an answer behind its shape. */
function headersText(reply: Found, types: TypeWriter, losses: LossBook): string {
  const taken = new Set<string>();
  const said = membersOf(reply, "headers").flatMap(([name, header]) => {
    const lower = name.toLowerCase();
    // OpenAPI itself ignores it, as the media type is said by the content.
    if (lower === "content-type" || taken.has(lower)) return [];
    taken.add(lower);
    const text = reserved.has(lower) ? null : headerText(name, header, types);
    if (text === null) losses.add("answer-header", header, name);
    return text === null ? [] : [` ${text}`];
  });
  return said.join("");
}

/** HTTP itself frames messages with these. */
const reserved = new Set(
  "connection content-length keep-alive proxy-connection te trailer transfer-encoding upgrade".split(" "),
);

/** `X-Total?: integer`; `null` where it cannot be written. */
function headerText(name: string, header: Found, types: TypeWriter): string | null {
  const capital = headerName(name);
  if (capital === null || isObject(member(header.value, "content"))) return null;
  const written = types.write([inside(header, "schema")], `${name} header`);
  if (!isText(written)) return null;
  // Values and a pattern would not end before the next header; a name does.
  const needsName = written.values !== null || written.pattern !== null;
  const spec = needsName ? types.named(written, `${name} header`) : written;
  const text = spec === null ? null : spanText({ ...spec, nullable: false });
  const colon = member(header.value, "required") === true ? ":" : "?:";
  if (text === null) return null;
  return text === "string" ? `${capital}${colon}` : `${capital}${colon} ${text}`;
}
