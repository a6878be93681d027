import type { Reply } from "../model.js";
import type { Span } from "../source.js";
import type { OperationContext } from "./operation-context.js";
import type { OperationDraft } from "./scope.js";

/** The answers below 400, sorted by status; a bare status stands back behind the same one with a body. */
export function repliesOf(draft: OperationDraft, context: OperationContext): readonly Reply[] {
  const found = new Map<number, { readonly reply: Reply; readonly at: Span }>();
  for (const { fact } of draft.own) {
    const { value } = fact;
    if (value.kind !== "reply") continue;
    const reply: Reply = {
      status: value.status,
      body: value.body === null ? null : replyBody(value.body, context),
      headers: value.headers.map((header) => context.types.value(header.name, header.value)),
    };
    const first = found.get(value.status);
    if (first === undefined || first.reply.body === null) {
      checkBody(reply, fact.at, context);
      found.set(value.status, { reply, at: fact.at });
    } else if (reply.body !== null && JSON.stringify(first.reply.body) !== JSON.stringify(reply.body))
      context.report(
        "two-replies",
        fact.at,
        { status: value.status, operation: `${draft.method} ${draft.path.text}` },
        [{ message: "The other stands here.", at: first.at }],
      );
  }
  if (found.size === 0) return [inferredReply(draft, context)];
  return [...found.values()].map(({ reply }) => reply).sort((a, b) => a.status - b.status);
}

type ShapeHere = NonNullable<
  Extract<OperationDraft["own"][number]["fact"]["value"], { kind: "reply" }>["body"]
>;

function replyBody(shape: ShapeHere, { types }: OperationContext): NonNullable<Reply["body"]> {
  if (shape.value.kind === "media") return { kind: "media", media: shape.value.media };
  return { kind: "json", type: types.type({ at: shape.at, value: shape.value.type }).type };
}

/** Only these may come without a body, and some must. */
const mayBeBare = (status: number): boolean =>
  [202, 204, 205].includes(status) || (status >= 300 && status < 400);
const mustBeBare = (status: number): boolean => status === 204 || status === 205 || status === 304;

function checkBody({ status, body }: Reply, at: Span, { report }: OperationContext): void {
  if (body === null && !mayBeBare(status)) report("reply-without-body", at, { status });
  if (body !== null && mustBeBare(status)) report("body-not-allowed", at, { status });
}

/** Foreign specs name a method and path and say the rest in prose: guessed from the method, and said aloud. */
function inferredReply(draft: OperationDraft, { report }: OperationContext): Reply {
  const status = draft.method === "POST" ? 201 : draft.method === "DELETE" ? 204 : 200;
  const operation = `${draft.method} ${draft.path.text}`;
  report("inferred-reply", draft.at, { operation, status: status === 204 ? "204" : `${status} any` });
  return {
    status,
    body: status === 204 ? null : { kind: "json", type: { kind: "scalar", scalar: "any" } },
    headers: [],
  };
}
