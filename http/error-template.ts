/**
 * What the body of a refusal is made of: a value of JSON in which places stand for what is known of the refusal, as the
 * specification writes it.
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

/** A text in which places stand. */
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

export type ErrorPlace =
  | "code"
  | "status"
  | "message"
  | "title"
  | "type"
  | "detail"
  | "instance"
  | "requestId"
  | "timestamp"
  | FaultPlace;

/** They say which value of a request is bad; what holds one is repeated for each. */
type FaultPlace = "field" | "path" | "pointer";

const faultPlaces: ReadonlySet<ErrorPlace> = new Set(["field", "path", "pointer"]);

/** Everything the kernel knows about a refusal it is about to send. */
export interface RefusalFacts {
  /** As it travels. */
  readonly code: string | number;
  readonly status: number;
  readonly title: string;
  /** A URI that names the kind. */
  readonly type: string;
  readonly message: string;
  readonly detail: string | null;
  readonly instance: string;
  readonly requestId: string;
  readonly timestamp: string;
  readonly faults: readonly FaultFacts[];
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

export const isPlace = (template: Template): template is TemplatePlace => has(template, "place");
export const isPlacedText = (template: Template): template is PlacedText => has(template, "text");
export const isTemplateObject = (template: Template): template is TemplateObject => has(template, "members");
export const isTemplateList = (template: Template): template is readonly Template[] =>
  Array.isArray(template);

const has = (template: Template, key: string): boolean =>
  typeof template === "object" && template !== null && Object.hasOwn(template, key);

/** All places of a template, those in keys too. */
export function placesIn(template: Template): readonly ErrorPlace[] {
  if (isPlace(template)) return [template.place];
  if (isPlacedText(template))
    return template.text.flatMap((part) => (typeof part === "string" ? [] : part.place));
  if (isTemplateList(template)) return template.flatMap(placesIn);
  if (!isTemplateObject(template)) return [];
  return template.members.flatMap(([key, value]) => [
    ...(typeof key === "string" ? [] : [key.place]),
    ...placesIn(value),
  ]);
}

/** Whether a template says which values of a request are bad. */
export const namesFault = (template: Template): boolean =>
  placesIn(template).some((place) => faultPlaces.has(place));

/** Whether a member stands for each bad place. */
export const repeatsKey = (key: string | TemplatePlace): boolean =>
  typeof key !== "string" && faultPlaces.has(key.place);
