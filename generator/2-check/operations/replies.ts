import type { ShapeSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Reply, ReplyClass } from "../../model.js";
import { givenBy } from "../../protocol/reserved-codes.js";
import type { Located, Span } from "../../source.js";
import type { OperationDraft } from "../scope.js";
import { answerHeaders } from "./header-names.js";
import { jsonMedia } from "./json-media.js";
import type { OperationContext } from "./operation-context.js";

type Found = { readonly reply: Reply; readonly at: Span };

/** The answers that are no codes, sorted by status: of each the body that some requirement gives, with the headers of all. */
export function repliesOf(draft: OperationDraft, context: OperationContext): readonly Reply[] {
  const found = new Map<number, Found>();
  for (const { fact } of [...draft.own, ...draft.shared]) {
    const { value } = fact;
    if (value.kind !== "reply" || value.code !== null) continue;
    const { status } = value;
    if (status >= 400 && value.body === null) reportNearlyCode(status, fact.at, context);
    const first = found.get(status);
    const body = value.body === null ? null : replyBody(value.body, context);
    const headers = answerHeaders(first?.reply.headers ?? [], value.headers, context);
    const known = first?.reply.body ?? null;
    if (
      first !== undefined &&
      known !== null &&
      body !== null &&
      JSON.stringify(known) !== JSON.stringify(body)
    )
      context.report("two-replies", fact.at, { status, operation: `${draft.method} ${draft.path.text}` }, [
        { message: "The other one is here.", at: first.at },
      ]);
    const at = first === undefined || (known === null && body !== null) ? fact.at : first.at;
    found.set(status, { reply: { status, body: known ?? body, headers }, at });
  }
  if ([...found.keys()].every((status) => status >= 400)) {
    const reply = inferredReply(draft, context);
    found.set(reply.status, { reply, at: draft.at });
  }
  for (const { reply, at } of found.values()) checkReply(reply, draft, at, context);
  return [...found.values()].map(({ reply }) => reply).sort((a, b) => a.status - b.status);
}

type ShapeHere = Located<ShapeSyntax>;

function replyBody({ at, value }: ShapeHere, context: OperationContext): NonNullable<Reply["body"]> {
  if (value.kind === "media") return { kind: "media", media: value.media };
  const media = jsonMedia(value.media, "an answer", context);
  return { kind: "json", media, type: context.types.type({ at, value: value.type }).type };
}

/** What the requirements say of all other statuses of a class. */
export function classesOf(draft: OperationDraft, context: OperationContext): readonly ReplyClass[] {
  const found = new Map<4 | 5, { readonly body: ReplyClass["body"]; readonly at: Span }>();
  for (const { fact } of draft.shared) {
    const { value, at } = fact;
    if (value.kind !== "reply-class") continue;
    const body = replyBody(value.body, context);
    const first = found.get(value.digit);
    if (first === undefined) found.set(value.digit, { body, at });
    else if (JSON.stringify(first.body) !== JSON.stringify(body))
      context.report(
        "two-replies",
        at,
        { status: `${value.digit}xx`, operation: `${draft.method} ${draft.path.text}` },
        [{ message: "The other one is here.", at: first.at }],
      );
  }
  return [...found].map(([digit, { body }]) => ({ digit, body })).sort((a, b) => a.digit - b.digit);
}

/** A status of which the catalogue has codes was most likely meant to be one of them. */
function reportNearlyCode(status: number, at: Span, { codes, report }: OperationContext): void {
  const known = [...codes.entries].flatMap(([code, entry]) =>
    entry.status === status && givenBy(code) === "handler" ? [`\`${status} ${code}\``] : [],
  );
  if (known.length > 0) report("refusal-without-code", at, { status, codes: known.join(", ") });
}

const mustBeBare = (status: number): boolean => status === 204 || status === 205 || status === 304;

function checkReply(
  { status, body }: Reply,
  draft: OperationDraft,
  at: Span,
  { report }: OperationContext,
): void {
  if (status < 200) report("interim-status", at, { status });
  else if (draft.method === "HEAD") {
    if (body !== null)
      report("body-of-head", at, { operation: `${draft.method} ${draft.path.text}`, status });
  } else if (body !== null && mustBeBare(status)) report("body-not-allowed", at, { status });
  else if (body?.kind === "media" && body.media.includes("*"))
    report("media-range", at, { media: body.media, what: "an answer" });
}

/** Foreign specs name a method and path and say the rest in prose: guessed from the method, and said aloud. */
function inferredReply(draft: OperationDraft, { report }: OperationContext): Reply {
  const status = draft.method === "POST" ? 201 : draft.method === "DELETE" ? 204 : 200;
  const isBare = status === 204 || draft.method === "HEAD";
  const operation = `${draft.method} ${draft.path.text}`;
  report("inferred-reply", draft.at, { operation, status: isBare ? `${status}` : `${status} any` });
  return {
    status,
    body: isBare ? null : { kind: "json", media: null, type: { kind: "scalar", scalar: "any" } },
    headers: [],
  };
}
