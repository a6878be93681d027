/**
 * What the body of a refusal is made of: a value of JSON in which places stand for what is known of the refusal. The
 * kernels have the same, and fill it in the same way.
 */
export type Template =
  | string
  | number
  | boolean
  | null
  | TemplatePlace
  | PlacedText
  | readonly Template[]
  | TemplateObject;

export interface TemplatePlace {
  readonly place: ErrorPlace;
}

/** A text in which places stand: `"https://errors.example.com/{code}"`. */
export interface PlacedText {
  readonly text: readonly (string | TemplatePlace)[];
}

export interface TemplateObject {
  readonly members: readonly TemplateMember[];
}

/** An optional member is left out where nothing is known of what fills it. */
export type TemplateMember =
  | readonly [key: string | TemplatePlace, value: Template]
  | readonly [key: string | TemplatePlace, value: Template, optional: "optional"];

/** Known of each refusal, of one request, and of each bad place of a request. */
const ofRow = ["code", "status", "message", "title", "type"] as const;
const ofRequest = ["detail", "instance", "requestId", "timestamp"] as const;
const ofFault = ["field", "path", "pointer"] as const;

export type ErrorPlace = (typeof ofRow)[number] | (typeof ofRequest)[number] | (typeof ofFault)[number];
export const errorPlaces: readonly ErrorPlace[] = [...ofRow, ...ofRequest, ...ofFault];

export const isErrorPlace = (name: string): name is ErrorPlace => errorPlaces.some((place) => place === name);
/** Whether a place says which value of the request is bad. */
export const isFaultPlace = (place: ErrorPlace): boolean => ofFault.some((one) => one === place);
/** Whether a place is known before the request is. */
export const isRowPlace = (place: ErrorPlace): boolean => ofRow.some((one) => one === place);

/** What a row of the catalogue says; `code` is as the wire spells it. */
export interface RowFacts {
  readonly code: string | number;
  readonly status: number;
  readonly message: string;
  readonly title: string;
  readonly type: string;
}

/** A bad place of a request, with the code and the words that are its own. */
export interface FaultFacts {
  /** `["items", 0, "sku"]` */
  readonly parts: readonly (string | number)[];
  /** `items[0].sku` */
  readonly path: string;
  readonly code: string | number;
  readonly message: string;
}

export interface RefusalFacts extends RowFacts {
  readonly detail: string | null;
  readonly instance: string;
  readonly requestId: string;
  readonly timestamp: string;
  readonly faults: readonly FaultFacts[];
}

export const isPlace = (template: Template): template is TemplatePlace => has(template, "place");
export const isPlacedText = (template: Template): template is PlacedText => has(template, "text");
export const isTemplateObject = (template: Template): template is TemplateObject => has(template, "members");
export const isTemplateList = (template: Template): template is readonly Template[] =>
  Array.isArray(template);

const has = (template: Template, key: string): boolean =>
  typeof template === "object" && template !== null && Object.hasOwn(template, key);

/** All places of a template, in their order, those in keys too. */
export function placesIn(template: Template): readonly ErrorPlace[] {
  if (isPlace(template)) return [template.place];
  if (isPlacedText(template))
    return template.text.flatMap((part) => (typeof part === "string" ? [] : [part.place]));
  if (isTemplateList(template)) return template.flatMap(placesIn);
  if (!isTemplateObject(template)) return [];
  return template.members.flatMap(([key, value]) => [
    ...(typeof key === "string" ? [] : [key.place]),
    ...placesIn(value),
  ]);
}

export const namesFault = (template: Template): boolean => placesIn(template).some(isFaultPlace);

/** Whether an item of a list stands for each bad place. */
export const repeats = (item: Template): boolean => namesFault(item);
export const repeatsKey = (key: string | TemplatePlace): boolean =>
  typeof key !== "string" && isFaultPlace(key.place);

/** The places that are filled once, outside of what is repeated. */
export function placesOnce(template: Template): readonly ErrorPlace[] {
  if (isTemplateList(template)) return template.flatMap((item) => (repeats(item) ? [] : placesOnce(item)));
  if (!isTemplateObject(template)) return placesIn(template);
  return template.members.flatMap(([key, value]) =>
    repeatsKey(key) ? [] : [...(typeof key === "string" ? [] : [key.place]), ...placesOnce(value)],
  );
}

/**
 * Whether a refusal must say which value is bad: without one, a member that must be there has nothing to hold, or the
 * body says neither its code nor its message.
 */
export function asksField(template: Template): boolean {
  if (!namesFault(template)) return false;
  const once = placesOnce(template);
  return (
    needsFault(template) ||
    !once.some((place) => place === "code" || place === "message" || place === "detail")
  );
}

function needsFault(template: Template): boolean {
  if (isPlace(template)) return isFaultPlace(template.place);
  if (isPlacedText(template)) return namesFault(template);
  if (isTemplateList(template)) return template.some((item) => !repeats(item) && needsFault(item));
  if (!isTemplateObject(template)) return false;
  return template.members.some(
    ([key, value, optional]) => !repeatsKey(key) && optional === undefined && needsFault(value),
  );
}

/** The template that a refusal is said by: of two, the one that names a bad place where there is one to name. */
export function templateFor<T extends { readonly template: Template }>(
  templates: readonly T[],
  hasFault: boolean,
): T | undefined {
  return templates.find(({ template }) => namesFault(template) === hasFault) ?? templates[0];
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A template as plain data. */
export const templateJson = (template: Template): Json => JSON.parse(JSON.stringify(template));

/** The URI that names the kind of a refusal, where the catalogue says none. */
export const kindOf = (code: string): string => `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
