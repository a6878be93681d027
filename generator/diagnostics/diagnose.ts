import type { Span } from "../source.js";
import { catalog } from "./catalog.js";
import type { Diagnostic } from "./diagnostic.js";
import { inWords, type StepWords, specWords } from "./step-words.js";

type Catalog = typeof catalog;
export type Code = keyof Catalog;

// Braces around anything but one word, such as `{ … }`, are text.
type HolesIn<T> = T extends `${string}{${infer Hole}}${infer Rest}`
  ? (Hole extends `${string} ${string}` ? never : Hole) | HolesIn<Rest>
  : never;
/** The values that the texts of one code ask for. */
export type Holes<C extends Code> = {
  readonly [H in HolesIn<Catalog[C]["message"]> | HolesIn<Catalog[C]["hint"]>]: string | number;
};

const fill = (text: string, holes: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(holes, name) ? String(holes[name]) : whole,
  );

/** Builds a diagnostic from the catalogue, in the words of its file; its holes are typed by the texts themselves. */
export function diagnose<C extends Code>(
  code: C,
  at: Span,
  holes: Holes<C>,
  related: Diagnostic["related"] = [],
  words: StepWords = specWords,
): Diagnostic {
  const { severity, message, hint } = catalog[code];
  const said = Object.fromEntries(
    Object.entries<string | number>(holes).map(([name, value]) => [
      name,
      name === "phase" || name === "where" ? inWords(String(value), words) : value,
    ]),
  );
  return {
    code,
    severity,
    message: fill(inWords(message, words), said),
    hint: hint === null ? null : fill(inWords(hint, words), said),
    at,
    related,
  };
}
