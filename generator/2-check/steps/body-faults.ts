import type { AttachedSyntax } from "../../1-parse/document.js";
import type { ObjectFieldSyntax, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Body, Field, FormMedia, Operation, Type } from "../../model.js";
import type { Cause, CauseCodes } from "../../protocol/causes.js";
import { resolvedType } from "../../resolved-type.js";
import type { Located, Span } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/fields-of.js";
import { mismatches } from "../values/mismatches.js";
import type { TypeOf } from "../values/reference-type.js";
import { type Fault, faultOf, refusal } from "./fault.js";
import type { SentHeader } from "./sending.js";

/** A body as a step writes it: behind the path, as rows over that, or as a fence. */
export interface WrittenBody {
  /** Where the request stands. */
  readonly at: Span;
  readonly behindPath: Located<ValueSyntax> | null;
  readonly attached: AttachedSyntax | null;
  /** The `Content-Type:` of the step. */
  readonly media: { readonly text: string; readonly at: Span } | null;
}

interface Known {
  readonly types: TypeResolver;
  readonly typeOf: TypeOf;
  /** Whether the suite fills the field that says who is asking. */
  readonly callerIsFilled: boolean;
  /** The errors of the operation. */
  readonly codes: CauseCodes;
}

/** What is wrong with the bodies of a step, one list for each request of it. */
export function bodyFaults(
  written: WrittenBody,
  { body, codes }: Pick<Operation, "body" | "codes">,
  given: Omit<Known, "codes">,
): readonly (readonly Fault[])[] {
  const known = { ...given, codes };
  const { attached, behindPath, at } = written;
  if (attached?.kind === "rows")
    return attached.rows.map((cells) => {
      const row = rowOver(behindPath, attached, cells, at);
      return valueFaults(row, written, body, known);
    });
  if (attached?.kind === "text") return [rawFaults(attached.text, written, body, known)];
  const value = attached?.kind === "value" ? attached.value : behindPath;
  if (value !== null) return [valueFaults(value, written, body, known)];
  return [missingFaults(at, body, known)];
}

const wrong = (at: Span, problem: string, cause: Cause, { codes }: Known): Fault =>
  faultOf(at, problem, cause, { own: null, codes });

function missingFaults(at: Span, body: Body | null, known: Known): readonly Fault[] {
  const { types, callerIsFilled, codes } = known;
  if (body === null || body.missing !== "refused") return [];
  if (body.kind === "media")
    return [refusal(at, `a body of \`${body.media}\` is needed`, "UNSUPPORTED_MEDIA_TYPE")];
  if (callerIsFilled && isFilled(body.type, types)) return [];
  // It counts as an object without fields.
  const nothing: Located<ValueSyntax> = { value: { kind: "object", fields: [] }, at };
  const field: Field = { ...plainShape("body"), type: body.type };
  const faults = mismatches(nothing, field, "body", types).map(({ cause, own }) =>
    faultOf(at, "its body is missing", cause, { own, codes }),
  );
  const found = [...new Map(faults.map((fault) => [fault.code, fault])).values()];
  return found.length > 0 ? found : [wrong(at, "its body is missing", "required", known)];
}

/** Whether the suite sends the body itself, as it says who is asking, and nothing else need be in it. */
function isFilled(own: Type, types: TypeResolver): boolean {
  const fields = fieldsOf(resolvedType(own), types);
  return (
    fields.some((field) => field.caller) &&
    fields.every((field) => field.optional || field.initial !== null || field.caller)
  );
}

function valueFaults(
  value: Located<ValueSyntax>,
  written: WrittenBody,
  body: Body | null,
  known: Known,
): readonly Fault[] {
  const { types, typeOf, callerIsFilled, codes } = known;
  if (body === null) return [wrong(value.at, "the operation takes no body", "unknown", known)];
  const other = mediaFault(written, body, value.at);
  if (other !== null) return [other];
  if (body.kind === "media") return [];
  const depth = depthOf(value.value);
  if (depth > DEPTH_LIMIT)
    return [refusal(value.at, `the body is ${depth} levels deep, and at most ${DEPTH_LIMIT} are accepted`)];
  const field: Field = { ...plainShape("body"), type: body.type };
  const found = mismatches(value, field, "body", types, typeOf).map(({ at, place, problem, cause, own }) =>
    faultOf(at, `${place} ${problem}`, cause, { own, codes }),
  );
  const nulls = body.kind === "form" ? nullsIn(value, body.media) : [];
  found.push(...nulls.filter(({ at }) => found.every((one) => one.at !== at)));
  if (callerIsFilled || value.value.kind !== "object") return found;
  const { fields } = value.value;
  const unfilled = fieldsOf(body.type, types).filter(
    (one) => one.caller && !one.optional && !fields.some(({ name }) => name.value === one.name),
  );
  return [
    ...found,
    ...unfilled.map(({ name, codes: ofField }) =>
      faultOf(
        value.at,
        `\`${name}\` is missing, and the suite does not fill it here: send it, or make it optional`,
        "required",
        { own: ofField.required, codes },
      ),
    ),
  ];
}

/** What is null in a form, which has no way to say so; in a form of parts an object is a part in JSON. */
function nullsIn({ value }: Located<ValueSyntax>, media: FormMedia): readonly Fault[] {
  const fields = value.kind === "object" ? value.fields : value.kind === "made" ? value.made.changed : [];
  return fields.flatMap(({ name, value: inner }) => {
    if (inner.value.kind === "null")
      return [refusal(inner.at, `\`${name.value}\` is null, and a form cannot say so: leave it out`)];
    return media === "multipart/form-data" ? [] : nullsIn(inner, media);
  });
}

/** Levels of lists and objects in each other that kernels read. */
const DEPTH_LIMIT = 32;

function depthOf(value: ValueSyntax): number {
  switch (value.kind) {
    case "object":
      return 1 + Math.max(0, ...value.fields.map((field) => depthOf(field.value.value)));
    case "array":
      return 1 + Math.max(0, ...value.items.map((item) => ("kind" in item ? 0 : depthOf(item.value))));
    case "made":
      return 1 + Math.max(0, ...value.made.changed.map((field) => depthOf(field.value.value)));
    default:
      return 0;
  }
}

function rawFaults(text: string, written: WrittenBody, body: Body | null, known: Known): readonly Fault[] {
  if (text === "") return [];
  const { at } = written;
  if (body === null) return [wrong(at, "the operation takes no body", "unknown", known)];
  const other = mediaFault(written, body, at);
  if (other !== null) return [other];
  if (written.media === null && body.kind === "form" && body.media === "multipart/form-data")
    return [refusal(at, `the text under the step needs a \`Content-Type: ${body.media}; boundary=…\``)];
  return body.kind !== "json" || isJsonText(text)
    ? []
    : [refusal(at, "the text under the step is not valid JSON", "MALFORMED_JSON")];
}

function isJsonText(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is sent without a `Content-Type:` of its own is of the media type that the operation has for a type. */
function mediaFault({ media }: WrittenBody, body: Body, at: Span): Fault | null {
  const typed = body.kind === "media" ? null : body.media;
  const given = (media?.text ?? typed ?? "application/json").split(";", 1)[0]?.trim().toLowerCase() ?? "";
  const wanted = body.media ?? "application/json";
  if (body.kind === "json" && body.media === null && /^application\/(?:[a-z0-9.+-]+\+)?json$/.test(given))
    return null;
  if (isOfMedia(given, wanted.toLowerCase())) return null;
  return refusal(
    media?.at ?? at,
    `\`${wanted}\` is expected, and \`${given}\` is sent`,
    "UNSUPPORTED_MEDIA_TYPE",
  );
}

/** As kernels judge it: `image/*` takes any image. */
const isOfMedia = (given: string, taken: string): boolean =>
  taken.endsWith("/*")
    ? given.startsWith(taken.slice(0, -1)) && given.length >= taken.length
    : given === taken;

/** A row over what every row begins with; an empty cell takes a field away. */
function rowOver(
  base: Located<ValueSyntax> | null,
  { fields }: Extract<AttachedSyntax, { readonly kind: "rows" }>,
  cells: readonly (Located<ValueSyntax> | null)[],
  at: Span,
): Located<ValueSyntax> {
  const named = fields.map((name, i) => ({ name, value: cells[i] ?? null }));
  const given = named.flatMap(({ name, value }): readonly ObjectFieldSyntax[] =>
    value === null ? [] : [{ name, value }],
  );
  const isNamed = (field: ObjectFieldSyntax): boolean =>
    named.some(({ name }) => name.value === field.name.value);
  const place = given[0]?.value.at ?? at;
  if (base?.value.kind !== "made") {
    const kept = base?.value.kind === "object" ? base.value.fields.filter((field) => !isNamed(field)) : [];
    return { at: place, value: { kind: "object", fields: [...kept, ...given] } };
  }
  const { made } = base.value;
  const without = [...made.without, ...named.flatMap(({ name, value }) => (value === null ? [name] : []))];
  const changed = [...made.changed.filter((field) => !isNamed(field)), ...given];
  const back = new Set(changed.map(({ name }) => name.value));
  return {
    at: place,
    value: {
      kind: "made",
      made: { ...made, without: without.filter((name) => !back.has(name.value)), changed },
    },
  };
}

/** The `Content-Type:` among what a step sends. */
export function mediaOf(sent: readonly SentHeader[]): WrittenBody["media"] {
  for (const { value, at } of sent) {
    if (value.name.toLowerCase() !== "content-type") continue;
    if (value.value.every((one) => typeof one === "string")) return { text: value.value.join(""), at };
  }
  return null;
}
