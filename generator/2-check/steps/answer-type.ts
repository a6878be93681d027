import type { ShapeSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { Operation, Reply, Type } from "../../model.js";
import type { Alternative } from "../../plan.js";
import { routeCodes } from "../../protocol/reserved-codes.js";
import { resolvedType } from "../../resolved-type.js";
import { isAny } from "../../scalars/of-type.js";
import type { Located } from "../../source.js";
import { describeType } from "../described-type.js";
import { didYouMean } from "../nearest.js";
import type { PlanContext } from "./context.js";

type Answer = Extract<StepSpan, { kind: "answer" }>;

/** What is expected of an answer's body: its type, and which of several alternatives that is. */
export interface ExpectedBody {
  readonly type: Type | null;
  readonly alternative: Alternative | null;
}

const ofType = (type: Type | null): ExpectedBody => ({ type, alternative: null });

/** The type of an expected answer's body, after looking whether the operation can give it. */
export function answerType(
  answer: Located<Answer>,
  operation: Operation | null,
  context: PlanContext,
): ExpectedBody {
  const { status, code } = answer.value;
  if (code !== null) return ofType(refusalType(answer, code, operation, context));
  if (operation === null) return ofType(status < 400 ? null : context.errorType(null));
  const { body } = answer.value;
  const reply = replyOf(status, operation);
  if (reply === null) {
    const isRefusal = hasRefusal(status, operation);
    if (!isRefusal) undeclared(answer, operation, context);
    return ofType(isRefusal ? context.errorType(null) : null);
  }
  const declared = jsonType(reply);
  const one = body === null || declared === null ? null : alternativeIn(declared, body, context);
  if (one !== null) return one;
  if (body !== null && !isSame(body, reply, context))
    context.report("answer-of-other-type", body.at, {
      status,
      declared: describe(reply),
      operation: operation.id,
    });
  return ofType(body === null ? refusedBody(status, operation, context) : declared);
}

/** The alternative that a step names of those that are declared. */
function alternativeIn(
  declared: Type,
  { value: shape, at }: Located<ShapeSyntax>,
  context: PlanContext,
): ExpectedBody | null {
  const union = resolvedType(declared);
  if (union.kind !== "union" || shape.kind !== "type") return null;
  const before = context.errors();
  const name = describeType(context.types.type({ value: shape.type, at }).type);
  if (context.errors() > before) return ofType(null);
  const index = union.alternatives.findIndex((one) => describeType(one) === name);
  const type = union.alternatives[index];
  return type === undefined ? null : { type, alternative: { index, name } };
}

/** The type of an answer's body of which only the status is known; `null` where it is one of two. */
export function refusedBody(status: number, operation: Operation | null, context: PlanContext): Type | null {
  const reply = operation === null ? null : replyOf(status, operation);
  if (reply === null) return context.errorType(null);
  return operation !== null && hasRefusal(status, operation) ? null : jsonType(reply);
}

type Body = Pick<Reply, "body">;

/** What an answer of this status is where it is no code: a reply of its own, or what its class has. */
const replyOf = (status: number, { replies, classes }: Operation): Body | null =>
  replies.find((candidate) => candidate.status === status) ??
  classes.find(({ digit }) => digit === Math.floor(status / 100)) ??
  null;

const hasRefusal = (status: number, { refusals }: Operation): boolean =>
  refusals.some((refusal) => refusal.status === status);

const jsonType = ({ body }: Body): Type | null => (body?.kind === "json" ? body.type : null);

function refusalType(
  answer: Located<Answer>,
  code: Located<string>,
  operation: Operation | null,
  context: PlanContext,
): Type {
  const { renamed, givenBy, nameOf } = context.codes;
  const entry = context.codes.entries.get(code.value);
  const name = renamed.get(code.value)?.value;
  if (name !== undefined) context.report("code-renamed", code.at, { code: code.value, name });
  else if (entry === undefined)
    context.report("unknown-code", code.at, {
      code: code.value,
      guess: didYouMean(code.value, context.codes.entries.keys()),
    });
  else if (entry.status !== answer.value.status)
    context.report("status-of-code", code.at, {
      code: code.value,
      status: answer.value.status,
      declared: entry.status,
    });
  else if (
    operation !== null &&
    !operation.refusals.some((refusal) => refusal.code === code.value) &&
    (givenBy(code.value) !== "kernel" || ofOperation.some((own) => nameOf(own) === code.value))
  )
    undeclared(answer, operation, context);
  return context.errorType(code.value);
}

/** Kernel codes that an operation gives only where its own facts say so; all others may come up anywhere. */
const ofOperation: readonly string[] = ["UNAUTHENTICATED", "MALFORMED_JSON", ...routeCodes];

function undeclared({ value, at }: Located<Answer>, operation: Operation, context: PlanContext): void {
  // A code that the catalogue lacks is reported where it is; most likely it is this one, mistyped.
  if (operation.refusals.some(({ code }) => !context.codes.entries.has(code))) return;
  const has = [
    ...operation.replies.map(
      (reply) => `${reply.status}${describe(reply) === "nothing" ? "" : ` ${describe(reply)}`}`,
    ),
    ...operation.refusals.map((refusal) => `${refusal.status} ${refusal.code}`),
  ];
  const answer = value.code === null ? String(value.status) : `${value.status} ${value.code.value}`;
  context.report("undeclared-answer", at, {
    answer,
    operation: `${operation.method} ${operation.path}`,
    declared: has.join(", "),
  });
}

function isSame({ value: shape, at }: Located<ShapeSyntax>, reply: Body, context: PlanContext): boolean {
  if (shape.kind === "media") return reply.body?.kind === "media" && reply.body.media === shape.media;
  if (reply.body?.kind !== "json") return false;
  const before = context.errors();
  const { type } = context.types.type({ value: shape.type, at });
  // An unknown name was reported; and what no requirement says, or says in code that breaks, may be anything.
  if (context.errors() > before || isAny(reply.body.type)) return true;
  return describeType(type) === describeType(reply.body.type);
}

const describe = (reply: Body): string =>
  reply.body === null
    ? "nothing"
    : reply.body.kind === "media"
      ? reply.body.media
      : `${describeType(reply.body.type)}${reply.body.media === null ? "" : ` ${reply.body.media}`}`;
