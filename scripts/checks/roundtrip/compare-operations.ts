import type { Found } from "../../../generator/import/read/documents.js";
import { givenBy } from "../../../generator/protocol/reserved-codes.js";
import {
  type ApiBody,
  type ApiOperation,
  type ApiParameter,
  type ApiReply,
  speaksXml,
} from "./operations.js";
import type { Finding, SchemaComparison } from "./schemas/compare.js";
import type { Side } from "./schemas/flat.js";

export interface Verdict {
  readonly operation: string;
  readonly kind: "whole" | "carried" | "lost";
  readonly isXml: boolean;
  /** Each finding once. */
  readonly findings: readonly Finding[];
  /** Replies that the kernel gives and the document does not list: `413 BODY_TOO_LARGE`. */
  readonly added: readonly string[];
}

/** What came back of an operation; `null`: nothing. */
export function verdictOn(
  left: ApiOperation,
  right: ApiOperation | null,
  schemas: SchemaComparison,
): Verdict {
  const findings: Finding[] = [];
  const lost = (reason: string, at = left.name) => void findings.push({ kind: "lost", reason, at });
  const compare = (what: string, a: Found, b: Found, side: Side, isText = false) =>
    void findings.push(
      ...schemas
        .findings([a], [b], side, isText)
        .map((one) => ({ ...one, reason: `${what}: ${one.reason}` })),
    );
  // In the name of an operation the path is encoded as a request would send it.
  if (right === null)
    lost(left.name.includes("%23") ? "the operation: a fragment in its path" : "the operation");
  else {
    if (left.id !== null && left.id !== right.id) lost("the operation's id");
    compareParameters("parameter", left.parameters, right.parameters, lost, (a, b) =>
      compare("parameter", a, b, "sent", true),
    );
    compareBodies(left.body, right.body, lost, (a, b) => compare("body", a, b, "sent"));
    compareReplies(left.replies, right.replies, lost, compare);
    if (left.security.join(" or ") !== right.security.join(" or ")) lost(securityReason(left, right));
  }
  const kind = findings.some((one) => one.kind === "lost")
    ? "lost"
    : findings.length > 0
      ? "carried"
      : "whole";
  const known = new Map(findings.map((one) => [`${one.kind} ${one.reason} ${one.at}`, one]));
  return {
    operation: left.name,
    kind,
    isXml: speaksXml(left),
    findings: [...known.values()],
    added: right === null ? [] : addedReplies(left, right),
  };
}

type Lost = (reason: string, at?: string) => void;

function securityReason({ security: a }: ApiOperation, { security: b }: ApiOperation): string {
  if (b.length === 0) return "security: none came back";
  if (a.length === 0) return "security: added";
  return a.length === b.length ? "security: other credentials" : "security: other alternatives";
}

const placeOf = (schema: Found): string => `${schema.place.file}#${schema.place.pointer}`;

function compareParameters(
  what: string,
  left: ReadonlyMap<string, ApiParameter>,
  right: ReadonlyMap<string, ApiParameter>,
  lost: Lost,
  schemas: (a: Found, b: Found) => void,
): void {
  for (const [name, mine] of left) {
    const theirs = right.get(name);
    const at = placeOf(mine.schema);
    if (theirs === undefined) {
      lost(`a ${what}${what === "parameter" ? ` in ${name.split(" ")[0]}` : ""}`, at);
      continue;
    }
    if (mine.required !== theirs.required) lost(`${what}: ${mine.required ? "required" : "optional"}`, at);
    if (mine.style !== theirs.style) lost(`${what}: style ${mine.style || theirs.style}`, at);
    schemas(mine.schema, theirs.schema);
  }
  for (const name of right.keys()) if (!left.has(name)) lost(`a ${what} added`);
}

function compareBodies(
  left: ApiBody | null,
  right: ApiBody | null,
  lost: Lost,
  schemas: (a: Found, b: Found) => void,
): void {
  if (left === null || right === null) {
    if (left !== null) lost("the body");
    if (right !== null) lost("a body added");
    return;
  }
  if (left.required !== right.required) lost(`body: ${left.required ? "required" : "optional"}`);
  if (left.encoding !== right.encoding) lost("body: encoding of a form");
  compareContent("body", left.content, right.content, lost, schemas);
}

function compareContent(
  what: string,
  left: ReadonlyMap<string, Found>,
  right: ReadonlyMap<string, Found>,
  lost: Lost,
  schemas: (a: Found, b: Found) => void,
  mayAdd = false,
): void {
  for (const [media, mine] of left) {
    const theirs = right.get(media);
    if (theirs === undefined) lost(`${what}: ${media}`, placeOf(mine));
    else schemas(mine, theirs);
  }
  if (mayAdd) return;
  for (const media of right.keys()) if (!left.has(media)) lost(`${what}: ${media} added`);
}

function compareReplies(
  left: ApiOperation["replies"],
  right: ApiOperation["replies"],
  lost: Lost,
  schemas: (what: string, a: Found, b: Found, side: Side) => void,
): void {
  const one = (what: string, mine: ApiReply, theirs: ApiReply) => {
    const compare = (a: Found, b: Found) => schemas(what, a, b, "answered");
    compareContent(what, mine.content, theirs.content, lost, compare, isOfKernel(theirs));
    compareParameters(`${what} header`, mine.headers, theirs.headers, lost, compare);
  };
  for (const [status, mine] of left) {
    const what = /^[123]/.test(status) ? "answer" : "error";
    const theirs = right.get(status);
    if (theirs !== undefined) one(what, mine, theirs);
    // What stands for every other status may come back as both classes of errors.
    else if (status === "DEFAULT" && right.has("4XX") && right.has("5XX"))
      for (const each of ["4XX", "5XX"]) one(what, mine, right.get(each) ?? mine);
    else lost(`the ${what} ${status === "DEFAULT" ? "default" : status}`);
  }
  const declared = new Map([...left].map(([status]) => [status, true]));
  for (const [status, { codes }] of right) {
    if (declared.has(status) || (declared.has("DEFAULT") && /^[45]XX$/.test(status))) continue;
    if (!isOfKernel({ codes })) lost(`an answer ${status} added`);
  }
}

/** Whether codes are listed, and all of them the kernel's. */
const isOfKernel = ({ codes }: Pick<ApiReply, "codes">): boolean =>
  codes.length > 0 && codes.every((code) => givenBy(code) !== "handler");

/** Statuses that the kernel adds, and media types that it adds to one that is declared. */
function addedReplies(left: ApiOperation, right: ApiOperation): readonly string[] {
  return [...right.replies].flatMap(([status, { codes, content }]) => {
    const mine = left.replies.get(status);
    if (mine === undefined) return codes.map((code) => `${status} ${code}`);
    if (!isOfKernel({ codes })) return [];
    return [...content.keys()].flatMap((media) =>
      mine.content.has(media)
        ? []
        : codes.map((code) => `${status} ${code} beside what is declared, as ${media}`),
    );
  });
}
