import type { AttachedSyntax } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { RefSyntax, TextPart, ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Located, Span } from "../../source.js";

export interface UsedReference {
  readonly ref: RefSyntax;
  readonly at: Span;
}

const inText = (parts: readonly TextPart[], at: Span): readonly UsedReference[] =>
  parts.flatMap((part) => (typeof part === "string" ? [] : [{ ref: part, at }]));

/** Every reference in a value, however deep. */
export function referencesIn({ value, at }: Located<ValueSyntax>): readonly UsedReference[] {
  switch (value.kind) {
    case "ref":
      return [{ ref: value.ref, at }];
    case "string":
      return inText(value.parts, at);
    case "object":
      return value.fields.flatMap((field) => referencesIn(field.value));
    case "array":
      return value.items.flatMap((item) => ("kind" in item ? [] : referencesIn(item)));
    case "made":
      return value.made.changed.flatMap((field) => referencesIn(field.value));
    default:
      return [];
  }
}

/** Every reference in what stands under a step. */
export function referencesUnder(attached: AttachedSyntax | null): readonly UsedReference[] {
  if (attached?.kind === "value") return referencesIn(attached.value);
  if (attached?.kind !== "rows") return [];
  return attached.rows.flatMap((row) => row.flatMap((cell) => (cell === null ? [] : referencesIn(cell))));
}

/** Every reference in a span of a step. */
export function referencesOf({ value: span, at }: Located<StepSpan>): readonly UsedReference[] {
  switch (span.kind) {
    case "request":
      return [
        ...inText(span.path.value, span.path.at),
        ...(span.body === null ? [] : referencesIn(span.body)),
      ];
    case "answer":
      return span.pattern === null ? [] : referencesIn(span.pattern);
    case "thing":
      return span.fields.flatMap((field) => referencesIn(field.value));
    case "pattern":
      return referencesIn({ value: span.pattern, at });
    case "test":
      return referencesIn(span.value);
    case "same":
      return [{ ref: span.ref.value, at: span.ref.at }];
    case "header":
      return inText(span.value, at);
    case "text":
      return inText(span.parts, at);
    default:
      return [];
  }
}

/** A name in other brackets than those of a reference, as it stands in a path, a header or a text. */
export interface NearReference {
  readonly written: string;
  readonly handle: string;
  readonly meant: string;
}

const otherBrackets =
  /(?:\$\(|[(<[])([\p{Ll}\p{Lo}][\p{L}\p{Nd}_]*)((?:\.[\p{L}_][\p{L}\p{Nd}_-]*)+)[)>\]]/gu;

export function nearReferencesOf({ value: span }: Located<StepSpan>): readonly NearReference[] {
  const texts =
    span.kind === "request"
      ? span.path.value
      : span.kind === "header"
        ? span.value
        : span.kind === "text"
          ? span.parts
          : [];
  return texts.flatMap((part) =>
    typeof part !== "string"
      ? []
      : [...part.matchAll(otherBrackets)].map(({ 0: written, 1: handle = "", 2: place = "" }) => ({
          written,
          handle,
          meant: `{${handle}${place}}`,
        })),
  );
}
