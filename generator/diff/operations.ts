import { typeOfBody } from "../body-type.js";
import type { Authentication, Field, Operation, Reply, SpecModel } from "../model.js";
import { bare, type Comparing, compareDefaults, compareTypes, isRequired } from "./types.js";
import type { Effect, Report, WireChange } from "./wire-change.js";

/** An operation as clients know it, whatever its parameters in the path are called. */
export const operationKey = ({ method, path }: Operation): string =>
  `${method} ${path.replace(/\{[^}]*\}/g, "{}")}`;

/** All differences of what travels, by operation in the order of the new specification, removed ones first. */
export function compareWire(old: SpecModel, now: SpecModel): readonly WireChange[] {
  const found: WireChange[] = [];
  const before = new Map(old.operations.map((operation) => [operationKey(operation), operation]));
  const after = new Map(now.operations.map((operation) => [operationKey(operation), operation]));
  const paths = new Set(now.operations.map(pathKey));
  const into =
    ({ method, path }: Operation): Report =>
    (id, effect, place, detail = "") =>
      void found.push({ id, effect, operation: `${method} ${path}`, place, detail });
  for (const [key, operation] of before) {
    if (after.has(key)) continue;
    const word = paths.has(pathKey(operation)) ? "api" : "api-path";
    const id = `${word}-removed-${operation.deprecated ? "with" : "without"}-deprecation`;
    into(operation)(id, operation.deprecated ? "compatible" : "breaking", "");
  }
  for (const [key, operation] of after) {
    const was = before.get(key);
    if (was === undefined) into(operation)("endpoint-added", "compatible", "");
    else compareOperation(was, operation, { old, now }, into(operation));
  }
  return found;
}

const pathKey = ({ path }: Operation): string => path.replace(/\{[^}]*\}/g, "{}");

type Models = Pick<Comparing, "old" | "now">;

function compareOperation(was: Operation, is: Operation, models: Models, report: Report): void {
  if (was.operationId !== is.operationId)
    report("api-operation-id-removed", "breaking", "", `${was.operationId} → ${is.operationId}`);
  if (was.deprecated !== is.deprecated)
    report(is.deprecated ? "endpoint-deprecated" : "endpoint-reactivated", "compatible", "");
  if (was.summary !== is.summary || was.description !== is.description)
    report("description-changed", "editorial", "");
  const request: Comparing = { ...models, side: "request", report, begun: new Set() };
  is.params.forEach((param, i) => {
    const old = was.params[i];
    if (old !== undefined) compareTypes("parameter", `path.${param.name}`, old, param, request);
  });
  compareParameters("query", was.query, is.query, request);
  compareParameters("header", was.headers, is.headers, request);
  compareBody(was, is, request);
  compareReplies(was, is, models, report);
  compareAuthentication(was.authentication, is.authentication, report);
}

function compareParameters(
  place: "query" | "header",
  old: readonly Field[],
  now: readonly Field[],
  comparing: Comparing,
): void {
  const { report } = comparing;
  const keyOf = ({ name }: Field) => (place === "header" ? name.toLowerCase() : name);
  const before = new Map(old.map((field) => [keyOf(field), field]));
  const after = new Map(now.map((field) => [keyOf(field), field]));
  for (const [key, field] of before)
    if (!after.has(key)) report("request-parameter-removed", "breaking", `${place}.${field.name}`);
  for (const [key, field] of after) {
    const at = `${place}.${field.name}`;
    const was = before.get(key);
    const required = isRequired("request", field);
    if (was === undefined) {
      report(
        `new-${required ? "required" : "optional"}-request-parameter`,
        required ? "breaking" : "compatible",
        at,
      );
      continue;
    }
    if (isRequired("request", was) !== required)
      report(
        `request-parameter-became-${required ? "required" : "optional"}`,
        required ? "breaking" : "compatible",
        at,
      );
    if (was.description !== field.description) report("description-changed", "editorial", at);
    compareDefaults("request-parameter", at, was, field, report);
    compareTypes("parameter", at, was, field, comparing);
  }
}

function compareBody({ body: was }: Operation, { body: is }: Operation, comparing: Comparing): void {
  const { report } = comparing;
  const isNeeded = (body: Operation["body"]): boolean => body?.missing === "refused";
  if (was === null && is === null) return;
  if (was === null) {
    report(
      `request-body-added-${isNeeded(is) ? "required" : "optional"}`,
      isNeeded(is) ? "breaking" : "compatible",
      "body",
    );
    return;
  }
  if (is === null) {
    report("request-body-removed", "breaking", "body");
    return;
  }
  if (isNeeded(was) !== isNeeded(is))
    report(
      `request-body-became-${isNeeded(is) ? "required" : "optional"}`,
      isNeeded(is) ? "breaking" : "compatible",
      "body",
    );
  const [before, after] = [mediaOf(was), mediaOf(is)];
  if (before !== after) {
    report("request-body-media-type-removed", "breaking", "body", before);
    report("request-body-media-type-added", "compatible", "body", after);
    return;
  }
  const [a, b] = [typeOfBody(was), typeOfBody(is)];
  if (a !== null && b !== null) compareTypes("body", "body", bare(a), bare(b), comparing);
}

const mediaOf = (body: NonNullable<Operation["body"] | Reply["body"]>): string =>
  body.kind === "json" ? (body.media ?? "application/json") : body.media;

/** Replies by their status, and refusals by their status and code. */
function compareReplies(was: Operation, is: Operation, models: Models, report: Report): void {
  const before = new Map(was.replies.map((reply) => [reply.status, reply]));
  const after = new Map(is.replies.map((reply) => [reply.status, reply]));
  for (const [status, reply] of before) {
    const now = after.get(status);
    if (now !== undefined)
      compareReply(reply, now, { ...models, side: "response", report, begun: new Set() });
  }
  const statuses = ({ replies, refusals }: Operation) =>
    new Set([...replies.map(({ status }) => status), ...refusals.map(({ status }) => status)]);
  const [old, now] = [statuses(was), statuses(is)];
  const word = (status: number) => (status < 300 ? "success" : "non-success");
  for (const status of old)
    if (!now.has(status))
      report(
        `response-${word(status)}-status-removed`,
        status < 300 ? "breaking" : "compatible",
        `${status}`,
      );
  for (const status of now)
    if (!old.has(status)) report(`response-${word(status)}-status-added`, "compatible", `${status}`);
  compareClasses(was, is, models, report);
  const codes = ({ refusals }: Operation) => new Set(refusals.map(({ status, code }) => `${status} ${code}`));
  const [oldCodes, nowCodes] = [codes(was), codes(is)];
  const say = (id: string, codes: ReadonlySet<string>, others: ReadonlySet<string>, effect: Effect) => {
    for (const code of codes) if (!others.has(code)) report(id, effect, code);
  };
  say("refusal-removed", oldCodes, nowCodes, "compatible");
  say("refusal-added", nowCodes, oldCodes, "compatible");
}

/** What any other status of a class has: clients meet it as a refusal. */
function compareClasses(was: Operation, is: Operation, models: Models, report: Report): void {
  const before = new Map(was.classes.map((one) => [one.digit, one]));
  const after = new Map(is.classes.map((one) => [one.digit, one]));
  for (const [digit, { body }] of before) {
    const now = after.get(digit);
    const reply = { status: digit, headers: [], body };
    if (now === undefined) report("response-non-success-status-removed", "compatible", `${digit}XX`);
    else {
      const comparing: Comparing = { ...models, side: "response", report, begun: new Set() };
      compareReply(reply, { ...reply, body: now.body }, comparing, `${digit}XX`);
    }
  }
  for (const digit of after.keys())
    if (!before.has(digit)) report("response-non-success-status-added", "compatible", `${digit}XX`);
}

function compareReply(was: Reply, is: Reply, comparing: Comparing, place = `${is.status}`): void {
  const { report } = comparing;
  compareReplyHeaders(place, was.headers, is.headers, comparing);
  const [before, after] = [was.body, is.body].map((body) => (body === null ? null : mediaOf(body)));
  if (before !== after) {
    if (before !== null) report("response-media-type-removed", "breaking", place, before);
    if (after !== null) report("response-media-type-added", "compatible", place, after);
    return;
  }
  const [a, b] = [typeOfBody(was.body), typeOfBody(is.body)];
  if (a !== null && b !== null) compareTypes("body", place, bare(a), bare(b), comparing);
}

function compareReplyHeaders(
  place: string,
  old: readonly Field[],
  now: readonly Field[],
  comparing: Comparing,
): void {
  const { report } = comparing;
  const after = new Map(now.map((field) => [field.name.toLowerCase(), field]));
  const before = new Set(old.map(({ name }) => name.toLowerCase()));
  for (const was of old) {
    const at = `${place} ${was.name}`;
    const is = after.get(was.name.toLowerCase());
    if (is === undefined) {
      report(`${was.optional ? "optional" : "required"}-response-header-removed`, "breaking", at);
      continue;
    }
    if (was.optional !== is.optional)
      report(
        `response-header-became-${is.optional ? "optional" : "required"}`,
        is.optional ? "breaking" : "compatible",
        at,
      );
    compareTypes("header", at, was, is, comparing);
  }
  for (const { name } of now)
    if (!before.has(name.toLowerCase())) report("response-header-added", "compatible", `${place} ${name}`);
}

/** Each way to say who asks is one requirement; anyone may ask where none is needed. */
function compareAuthentication(was: Authentication | null, is: Authentication | null, report: Report): void {
  const ways = (authentication: Authentication | null): ReadonlySet<string> =>
    new Set(
      (authentication?.ways ?? []).map((way) =>
        way.map(({ credential, roles }) => [credential.name, ...roles].join(" ")).join(" and "),
      ),
    );
  const [before, after] = [ways(was), ways(is)];
  const [wasNeeded, isNeeded] = [was?.needed === true, is?.needed === true];
  if (wasNeeded !== isNeeded) {
    report(
      `api-security-anonymous-access-${isNeeded ? "removed" : "added"}`,
      isNeeded ? "breaking" : "compatible",
      "",
      [...(isNeeded ? after : before)].join(" or "),
    );
    return;
  }
  for (const way of after) if (!before.has(way)) report("api-security-added", "compatible", "", way);
  for (const way of before)
    if (!after.has(way)) report("api-security-removed", isNeeded ? "breaking" : "compatible", "", way);
}
