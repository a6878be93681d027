import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { namesFault, placesIn } from "../protocol/error-template.js";
import { placeNamed } from "../protocol/named-place.js";
import type { Located } from "../source.js";
import { Broken } from "./notation/broken.js";
import { Scanner } from "./notation/scanner.js";
import { inPlaceOf, placeOf, type SpanText } from "./notation/span-text.js";
import { readTemplate, type TemplateSyntax } from "./notation/template.js";
import { readType } from "./notation/type.js";
import type { TypeSyntax } from "./notation/type-syntax.js";

export type LocatedTemplate = Located<TemplateSyntax>;

/**
 * The objects in code before a catalogue that say how its refusals look. One without a place is a sample. Of those that name
 * a bad field, and of those that do not, there is one each.
 */
export function readTemplates(
  spans: readonly SpanText[],
  report: (diagnostic: Diagnostic) => void,
): readonly LocatedTemplate[] {
  const found: LocatedTemplate[] = [];
  for (const span of spans) {
    const template = templateIn(span, report);
    if (template === null) continue;
    const names = namesFault(template.value.template);
    const first = found.find((one) => namesFault(one.value.template) === names);
    if (first === undefined) found.push(template);
    else
      report(
        diagnose("two-error-templates", template.at, { names: names ? "name" : "do not name" }, [
          { message: "The first one is here.", at: first.at },
        ]),
      );
  }
  return found;
}

const quotesAround = /^[„“”"'«»‹›‘’]+|[„“”"'«»‹›‘’.,;!]+$/g;

/** `„{ error: {code} }”`, `( error: {code} )`: a body of refusals in other signs around it, as it is meant. `null` where it is none. */
export function nearTemplate(span: SpanText): SpanText | null {
  if (span.text.startsWith("{")) return null;
  const plain = span.text.replace(quotesAround, "").replace(/^\((.*)\)$/, "{$1}");
  if (!plain.startsWith("{")) return null;
  const meant = inPlaceOf(span, plain);
  try {
    readTemplate(new Scanner(meant));
    return plain.includes(": ") ? meant : null;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    return null;
  }
}

/** Whether something fills a part of it; what nothing fills may be any sample. */
export const hasPlace = (span: SpanText): boolean => /\{[\p{L}]+\}/u.test(span.text.slice(1));

/** Says that a body of refusals begins and ends with its braces. */
export function reportNear(span: SpanText, meant: SpanText, report: (diagnostic: Diagnostic) => void): void {
  try {
    new Scanner(span).fail("`{` at the beginning", `Write \`${meant.text}\`.`);
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    report(broken.diagnostic);
  }
}

function templateIn(span: SpanText, report: (diagnostic: Diagnostic) => void): LocatedTemplate | null {
  const at = placeOf(span, 0, span.text.length);
  try {
    const value = readTemplate(new Scanner(span));
    return placesIn(value.template).length === 0 ? null : { value, at };
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    const types = typesIn(span);
    if (types !== null) report(diagnose("error-body-of-types", at, { line: types }));
    else if (/\{\{?[\p{L}_]+\}/u.test(span.text.slice(1))) report(broken.diagnostic);
    return null;
  }
}

/** `{ code: string }` says types: the template that is meant, by the names of its fields. */
function typesIn(span: SpanText): string | null {
  const s = new Scanner(span);
  try {
    const { value } = readType(s);
    return s.done && value.kind === "inline" && value.fields.length > 0 ? meantBy(value, false) : null;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    return null;
  }
}

function meantBy(type: TypeSyntax, inList: boolean): string {
  if (type.kind === "list") return `[${meantBy(type.item, true)}]`;
  if (type.kind !== "inline") return "{message}";
  const members = type.fields.map(({ name, optional, type: inner }) => {
    const nested = inner.kind === "inline" || inner.kind === "list";
    const value = nested ? meantBy(inner, inList) : `{${placeNamed(name.value, inList) ?? "message"}}`;
    return `${name.value}${optional ? "?" : ""}: ${value}`;
  });
  return `{ ${members.join(", ")} }`;
}
