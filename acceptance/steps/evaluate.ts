import type { Reference, Text, Value } from "../../generator/plan.js";
import type { Leaf } from "../match/match.js";
import { findPlace } from "../match/place.js";
import { showPlace } from "../match/show.js";

/** What values are evaluated against. */
export interface Names {
  readonly handles: ReadonlyMap<string, unknown>;
  readonly clock: { now(): Date };
  next(): number;
}

/** A step names something that is not there. */
export class UnknownName extends Error {}

/** Looks up what a reference means now. */
export function lookUp({ handle, place }: Reference, { handles }: Names): unknown {
  if (!handles.has(handle)) throw new UnknownName(`Nothing is called \`${handle}\` here.`);
  const found = findPlace(handles.get(handle), place);
  if (!found.present) throw new UnknownName(`\`${handle}\` has no \`${showPlace(place)}\`.`);
  return found.value;
}

/** A text with its references put in. */
export function evaluateText(text: Text, names: Names): string {
  return text.map((part) => (typeof part === "string" ? part : asText(lookUp(part, names)))).join("");
}

/** A header with its references put in; commas part the items of a list. */
export function evaluateHeader(text: Text, names: Names): string {
  const parts = text.map((part) =>
    typeof part === "string" ? part : itemsOf(lookUp(part, names)).map(asText).join(","),
  );
  return parts.join("");
}

/** A path with its references put in, each as one segment or parameter; what was written stays as written. */
export function evaluatePath(path: Text, names: Names): string {
  const parts = path.map((part) => (typeof part === "string" ? encodeWritten(part) : segmentOf(part, names)));
  return parts.join("");
}

/** Of a list, the commas that part its items stand as they are, and those within an item are encoded. */
function segmentOf(reference: Reference, names: Names): string {
  const items = itemsOf(lookUp(reference, names));
  return items.map((item) => encodeURIComponent(asText(item))).join(",");
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** Encodes only what cannot stand in a request line. */
export function encodeWritten(text: string): string {
  return text.replace(/[^!-~]+/gu, (run) => encodeURIComponent(run.replace(/\p{Surrogate}/gu, "\uFFFD")));
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** The JSON value that a planned one stands for. */
export function evaluate(value: Value, names: Names): unknown {
  switch (value.kind) {
    case "object":
      // fromEntries makes own fields of all names, `__proto__` too.
      return Object.fromEntries(value.fields.map((field) => [field.name, evaluate(field.value, names)]));
    case "array":
      return value.items.map((item) => evaluate(item, names));
    default:
      return evaluateLeaf(value, names);
  }
}

export function evaluateLeaf(value: Leaf, names: Names): unknown {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "reference":
      return lookUp(value.reference, names);
    case "text":
      return evaluateText(value.parts, names).repeat(value.times);
    case "moment":
      return momentOf(value, names);
    case "distinct":
      return `${value.before}${names.next()}${value.after}`;
  }
}

/** A date for `today` and for a date, else a date-time; of another date-time its part of a second stays as it is. */
function momentOf({ from, seconds }: Extract<Leaf, { kind: "moment" }>, names: Names): string {
  if (from === "now" || from === "today") {
    const moment = moved(names.clock.now().getTime(), seconds);
    return from === "now" ? moment : moment.slice(0, 10);
  }
  const start = asText(lookUp(from, names));
  const [, whole, fraction = "", zone] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/.exec(start) ?? [];
  const isDate = /^\d{4}-\d\d-\d\d$/.test(start);
  const time = Date.parse(isDate ? start : `${whole}${zone}`);
  if (Number.isNaN(time)) throw new UnknownName(`${JSON.stringify(start)} is no moment to count from.`);
  const end = moved(time, seconds);
  return isDate ? end.slice(0, 10) : end.replace(".000Z", `${fraction}Z`);
}

function moved(time: number, seconds: number): string {
  const end = new Date(time + seconds * 1000);
  if (Number.isNaN(end.getTime())) throw new UnknownName(`No date is ${seconds} seconds from there.`);
  return end.toISOString();
}
