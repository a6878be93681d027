import { isOneSlipApart } from "../../names/one-slip.js";

/** Whether one segment alone keeps the template from the path, by a slip. */
export function isNear(template: readonly string[], path: readonly string[], isSlip = isMisspelt): boolean {
  const others = template.flatMap((segment, i) =>
    segment.includes("{}") || segment === path[i] ? [] : [[segment, path[i] ?? ""] as const],
  );
  return others.length > 0 && others.every(isSlip) && (others.length === 1 || others.every(isCase));
}

const isCase = ([a, b]: readonly [string, string]): boolean => a.toLowerCase() === b.toLowerCase();
const isMisspelt = ([a, b]: readonly [string, string]): boolean =>
  isCase([a, b]) || (Math.max(a.length, b.length) > 2 && isOneSlipApart(a, b));
/** `(id)` for `{id}`, where something is asked in its place. */
export const isInOtherBrackets = ([a]: readonly [string, string]): boolean => /^[([<:].*[)\]>]?$/.test(a);

/** What a place of a template takes: a slash or nothing, anything but a slash once, the same any number of times, a letter. */
type Place = "slash" | "any" | "more" | { readonly letter: string };

/** Whether a path is a template with slashes in other places; in time that grows with the product of the two alone. */
export function hasOtherSlashes(template: readonly string[], path: readonly string[]): boolean {
  const places = template.flatMap(placesOf);
  places.push("slash");
  let now = reached([0], places);
  for (const letter of path.join("/"))
    now = reached(
      now.flatMap((at) => after(at, places[at], letter)),
      places,
    );
  return now.includes(places.length);
}

const placesOf = (segment: string): Place[] => [
  "slash",
  ...segment.split("{}").flatMap((text, i): Place[] => {
    const letters = Array.from(text, (letter) => ({ letter }));
    return i === 0 ? letters : ["slash", "any", "more", "slash", ...letters];
  }),
];

function after(at: number, place: Place | undefined, letter: string): readonly number[] {
  if (place === undefined) return [];
  if (place === "slash") return letter === "/" ? [at + 1] : [];
  if (place === "any" || place === "more") return letter === "/" ? [] : [place === "any" ? at + 1 : at];
  return place.letter === letter ? [at + 1] : [];
}

/** The places, and those after them that may be skipped. */
function reached(from: readonly number[], places: readonly Place[]): readonly number[] {
  const all = new Set(from);
  for (const at of all) if (places[at] === "slash" || places[at] === "more") all.add(at + 1);
  return [...all];
}
