import type { Presence, ShapeSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Body, Field, Type } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import { isAny } from "../../scalars/of-type.js";
import type { Located, Span } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { inputView } from "../entities/views.js";
import type { OperationDraft } from "../scope.js";
import { formMedia, formType } from "./form-type.js";
import { jsonMedia } from "./json-media.js";
import type { OperationContext } from "./operation-context.js";

type Content = Body extends infer B ? (B extends Body ? Omit<B, "missing"> & Pick<B, "kind"> : never) : never;

/** The body that the requirements give an operation, and whether they say that it may be missing. */
export function bodyOf(draft: OperationDraft, context: OperationContext): Body | null {
  const operation = `${draft.method} ${draft.path.text}`;
  let first: { readonly at: Span; readonly text: string; readonly content: Content } | null = null;
  let said: Located<Presence> | null = null;
  for (const { fact } of draft.own) {
    if (fact.value.kind !== "operation" || fact.value.body === null) continue;
    const { body, presence } = fact.value;
    const content = contentOf(body.value, body.at, context);
    const text = JSON.stringify(content);
    const other = first !== null && first.text !== text ? first.at : contrary(said, presence);
    if (other !== null)
      context.report("two-bodies", body.at, { operation }, [
        { message: "Its other body is here.", at: other },
      ]);
    first ??= { at: body.at, text, content };
    said ??= presence;
  }
  if (first === null) return null;
  if (draft.method === "GET" || draft.method === "HEAD")
    context.report("body-on-get", first.at, { method: draft.method });
  return { ...first.content, missing: missingBody(first.content, said?.value ?? null, context.types) };
}

/** Where the opposite of a word about the body stands, if it does. */
const contrary = (said: Located<Presence> | null, now: Located<Presence> | null): Span | null =>
  said !== null && now !== null && said.value !== now.value ? said.at : null;

function contentOf(shape: ShapeSyntax, at: Span, context: OperationContext): Content {
  if (shape.kind === "media") {
    if (shape.media.replace(/\/\*$/, "").includes("*"))
      context.report("media-range", at, { media: shape.media, what: "a body" });
    return { kind: "media", media: shape.media };
  }
  const { type } = context.types.type({ at, value: shape.type });
  const sent = inputView(type, context.hasOneSided);
  const form = formMedia.find((media) => media === shape.media?.value);
  if (form !== undefined) return { kind: "form", media: form, type: formType(sent, form, at, context) };
  return { kind: "json", media: jsonMedia(shape.media, "a body", context), type: sent };
}

/** A body that may be empty may also be missing, unless the requirement says otherwise. */
function missingBody(content: Content, said: Presence | null, types: TypeResolver): Body["missing"] {
  if (said === "required") return "refused";
  if (content.kind !== "media" && mayBeEmpty(content.type, types)) return "empty";
  return said === "optional" ? "null" : "refused";
}

/** Whether `{}` is a valid body. */
function mayBeEmpty(own: Type, types: TypeResolver): boolean {
  const { type, checks } = resolved<Field>({ ...plainShape("body"), type: own });
  switch (type.kind) {
    case "entity":
      return types.entityFields(type.name).every(mayBeAbsent);
    case "object":
      return type.fields.every(mayBeAbsent);
    case "map":
      return checks.every((check) => check.kind !== "length" || (check.min ?? 0) === 0);
    case "scalar":
      return isAny(type);
    case "union":
      return type.alternatives.some((one) => mayBeEmpty(one, types));
    default:
      return false;
  }
}

const mayBeAbsent = ({ optional, initial, readOnly }: Field): boolean =>
  optional || initial !== null || readOnly;
