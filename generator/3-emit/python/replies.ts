import type { Body, Operation, Reply } from "../../model.js";
import { repliesByStatus } from "../operation-facts.js";
import type { Placeless } from "../output-file.js";
import { alternatives, type Doc } from "../text/doc.js";
import type { ModelScope } from "./model-scope.js";
import { operationClassName } from "./python-names.js";
import { typeText } from "./type-text.js";

/** The classes of `specwright_http.reply`. */
const classes: ReadonlyMap<number, string> = new Map([
  [200, "Ok"],
  [201, "Created"],
  [202, "Accepted"],
  [203, "NonAuthoritative"],
  [204, "NoContent"],
  [205, "ResetContent"],
  [206, "PartialContent"],
  [300, "MultipleChoices"],
  [301, "MovedPermanently"],
  [302, "Found"],
  [303, "SeeOther"],
  [304, "NotModified"],
  [307, "TemporaryRedirect"],
  [308, "PermanentRedirect"],
]);

/** What an answer of this status is called; `null`: it has no class of its own yet. */
export function replyClass(status: number): string | null {
  return classes.get(status) ?? null;
}

/** Statuses whose answers never have a body. */
export function isEmpty(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}

/** What a handler sees of a body: the type of a JSON body, text or bytes of any other. */
export function bodyText(body: Body | NonNullable<Reply["body"]>, scope: ModelScope, place: string): Doc {
  if (body.kind !== "media") return typeText(body.type, scope, place);
  return body.media.startsWith("text/") ? "str" : "bytes";
}

/** What a handler finds: `None` for a body that may be missing and is. */
export function requestBodyText(body: Body, scope: ModelScope, place: string): Doc {
  const text = bodyText(body, scope, place);
  return body.missing === "null" ? alternatives([text, "None"]) : text;
}

/** The replies of an operation, each with what a body written on the spot is called after. */
export function placedReplies(operation: Placeless<Operation>): readonly { reply: Reply; place: string }[] {
  return [...repliesByStatus(operation.replies).values()].flatMap((group) =>
    group.map((reply, i) => ({
      reply,
      place: operationClassName(operation.id, `${reply.status}${i === 0 ? "" : `_${i + 1}`}`),
    })),
  );
}
