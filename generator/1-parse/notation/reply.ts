import { isCode } from "../../names/code.js";
import type { Located } from "../../source.js";
import type { FactSyntax, HeaderSyntax } from "./fact-syntax.js";
import { isEntity, isOneCapital, patterns } from "./names.js";
import { readTypeAndRules } from "./rules.js";
import type { Scanner } from "./scanner.js";
import { readShape, startsPlainType } from "./shape.js";
import type { TypeAndRules } from "./type-syntax.js";

const statusStart = /[1-5]\d\d(?= |$)/y;
const replyExpected = "a Name, an ERROR_CODE, `{ field: type }`, a media type or a `Header:`";
const replyFix = "A reply is written `201 Order`, a refusal `409 OUT_OF_STOCK`.";
/** What HTTP calls a status in words is for people: `404 Not Found` is no reply named `Not`. */
const phrase =
  / (?:OK|No Content|Reset Content|Partial Content|Multiple Choices|Moved Permanently|See Other|Not [A-Z]\w+|(?:Temporary|Permanent) Redirect|Bad [A-Z]\w+|Payment Required|(?:Method|Precondition|Expectation|Upgrade|Proxy|Length|Content|Payload|URI|Request|Unsupported|Too|Unprocessable|Internal|Service|Gateway|Range|Misdirected) [A-Z][\w -]+|I'm a teapot)$/iy;

/** A status and its words for people, and nothing else. */
export const reasonPhrase = new RegExp(`^[1-5]\\d\\d${phrase.source}`, "i");

export const startsStatus = (s: Scanner): boolean => s.look(statusStart) !== null;

/** Whether after the status stand words for people, so that this is no reply. */
export function saysPhrase(s: Scanner): boolean {
  const back = s.pos;
  s.pos += 3;
  if (s.done) {
    s.pos = back;
    return false;
  }
  const phrased = s.look(phrase) !== null;
  s.take(" ");
  const word = s.look(patterns.word);
  const rest = s.span.text.slice(s.pos);
  const begun =
    word === null
      ? s.peek() === "{"
      : s.look(patterns.media) !== null ||
        s.look(patterns.answerHeader) !== null ||
        startsPlainType(s) ||
        isCode(word) ||
        isEntity(word) ||
        isOneCapital(rest.replace("[]", ""));
  s.pos = back;
  return phrased || !begun;
}

/** `201 Order`, `409 OUT_OF_STOCK Retry-After:`, `204` */
export function readReply(s: Scanner): FactSyntax {
  const status = Number(s.match(statusStart) ?? s.fail("a status", replyFix));
  const back = s.pos;
  if (s.done) return { kind: "reply", status, code: null, body: null, headers: [] };
  s.take(" ");
  const code = readCode(s);
  const header = code === null && s.look(patterns.answerHeader) !== null;
  const body = code !== null || header ? null : readShape(s, replyExpected, replyFix);
  if (header) s.pos = back;
  return { kind: "reply", status, code, body, headers: readHeaders(s) };
}

/** `4xx` alone is common in prose: a shape makes it a fact. */
export const startsClass = (s: Scanner): boolean =>
  s.look(/[45]xx (?:[\p{Lu}\p{Lt}\p{Lo}\p{Lm}]|\{)/uy) !== null;

/** `4xx Problem`, `5xx { error: string }` */
export function readClass(s: Scanner): FactSyntax {
  const digit = s.match(/[45]/y) === "4" ? 4 : 5;
  s.take("xx ");
  const fix = "What all other refusals of a class have is written `4xx Problem`.";
  const body = readShape(s, "a Name or `{ field: type }`", fix);
  s.expectEnd(fix);
  return { kind: "reply-class", digit, body };
}

/** `OUT_OF_STOCK`, or null and nothing read. */
export function readCode(s: Scanner): Located<string> | null {
  const from = s.pos;
  const word = s.match(patterns.word);
  if (word !== null && isCode(word) && s.peek() !== "/" && s.peek() !== ":") return s.located(word, from);
  s.pos = from;
  return null;
}

function readHeaders(s: Scanner): readonly HeaderSyntax[] {
  const headers: HeaderSyntax[] = [];
  while (!s.done) {
    s.expect(" ", "a blank", replyFix);
    const from = s.pos;
    const written = s.match(patterns.answerHeader) ?? s.fail("a `Header:` or the end of the code", replyFix);
    const name = s.located(written, from);
    const may = s.take("?") ? [{ rule: { kind: "optional" } as const, code: null, at: name.at }] : [];
    s.take(":");
    const { type, rules } = nextHeader(s) ? { type: null, rules: [] } : readSpec(s);
    headers.push({ name, value: { type, rules: [...may, ...rules] } });
  }
  return headers;
}

const nextHeader = (s: Scanner): boolean => s.done || s.look(/ [A-Z][A-Za-z0-9_-]*\??:(?: |$)/y) !== null;

function readSpec(s: Scanner): TypeAndRules {
  s.expect(" ", "a blank", replyFix);
  return readTypeAndRules(s, nextHeader);
}
