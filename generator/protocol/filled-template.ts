import {
  type ErrorPlace,
  type FaultFacts,
  isPlace,
  isPlacedText,
  isTemplateList,
  isTemplateObject,
  type RefusalFacts,
  repeats,
  repeatsKey,
  type Template,
  type TemplateObject,
} from "./error-template.js";

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** The body of a refusal. The kernel fills a template the same way. */
export const filledTemplate = (template: Template, facts: RefusalFacts): Value =>
  filled(template, facts, null);

/** Within what is repeated, `fault` is the one that it stands for. */
function filled(template: Template, facts: RefusalFacts, fault: FaultFacts | null): Value {
  if (isPlace(template)) return placed(template.place, facts, fault);
  if (isPlacedText(template))
    return template.text
      .map((part) => (typeof part === "string" ? part : placed(part.place, facts, fault)))
      .join("");
  if (isTemplateObject(template)) return filledObject(template, facts, fault);
  if (!isTemplateList(template)) return template;
  return template.flatMap((item) =>
    faultsOf(repeats(item), facts, fault).map((one) => filled(item, facts, one)),
  );
}

const faultsOf = (
  isRepeated: boolean,
  { faults }: RefusalFacts,
  fault: FaultFacts | null,
): readonly (FaultFacts | null)[] => (isRepeated && fault === null ? faults : [fault]);

function filledObject({ members }: TemplateObject, facts: RefusalFacts, fault: FaultFacts | null): Value {
  const found = new Map<string, Value>();
  for (const [key, value, optional] of members)
    for (const one of faultsOf(repeatsKey(key), facts, fault)) {
      if (optional !== undefined && !isKnown(value, facts, one)) continue;
      const name = typeof key === "string" ? key : `${placed(key.place, facts, one)}`;
      found.set(name, joined(found.get(name), filled(value, facts, one)));
    }
  return Object.fromEntries(found);
}

/** Two bad places of one name: their lists become one, and of any other value the first stays. */
const joined = (known: Value | undefined, value: Value): Value =>
  known === undefined ? value : Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : known;

/** Where nothing is known of a place, a detail is the message, and any other is an empty text. */
const placed = (place: ErrorPlace, facts: RefusalFacts, fault: FaultFacts | null): string | number =>
  known(place, facts, fault) ?? (place === "detail" ? facts.message : "");

function known(place: ErrorPlace, facts: RefusalFacts, inner: FaultFacts | null): string | number | null {
  const fault = inner ?? facts.faults[0] ?? null;
  switch (place) {
    case "code":
    case "message":
      return (inner ?? facts)[place];
    case "field":
      return fault && lastName(fault.parts);
    case "path":
      return fault?.path ?? null;
    case "pointer":
      return fault && pointerOf(fault.parts);
    default:
      return facts[place];
  }
}

/** Whether all that fills a template is known. */
function isKnown(template: Template, facts: RefusalFacts, fault: FaultFacts | null): boolean {
  if (isPlace(template)) return known(template.place, facts, fault) !== null;
  if (isPlacedText(template)) return template.text.every((part) => isKnown(part, facts, fault));
  if (isTemplateList(template))
    return template.length === 0 || template.some((item) => faultsOf(repeats(item), facts, fault).length > 0);
  return (
    !isTemplateObject(template) ||
    template.members.every(
      ([key, value, optional]) => repeatsKey(key) || optional !== undefined || isKnown(value, facts, fault),
    )
  );
}

/** `sku` of `items[0].sku`, `tags` of `tags[1]`. */
function lastName(parts: FaultFacts["parts"]): string {
  const names = parts.filter((part) => typeof part === "string");
  return names[names.length - 1] ?? "";
}

const pointerOf = (parts: FaultFacts["parts"]): string =>
  parts.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
