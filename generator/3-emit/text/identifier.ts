import { fitsIdentifier } from "../../names/letters.js";

/** Words that TypeScript or our own files need for themselves; none of them can be the name of a declaration. */
const reserved = new Set(
  (
    "abstract any arguments as assert asserts async await bigint boolean break case catch class const constructor " +
    "continue debugger declare default delete do else enum eval export exports extends false finally for from " +
    "function get global globalThis if implements import in infer instanceof interface intrinsic is keyof let " +
    "module namespace never new null number object of out override package private protected public readonly " +
    "require return satisfies set static string super switch symbol this throw true try type typeof undefined " +
    "unique unknown using var void while with yield Infinity NaN length z"
  ).split(" "),
);

export function isReserved(name: string): boolean {
  return reserved.has(name);
}

/**
 * A text as an identifier: what cannot stand in one becomes its code between dollar signs, so that two texts never
 * give the same identifier.
 */
export function identifier(text: string): string {
  if (text === "") return "$";
  return [...text]
    .map((character, i) => (fitsIdentifier(character, i) ? character : escapeCharacter(character)))
    .join("");
}

export function escapeCharacter(character: string): string {
  return `$${(character.codePointAt(0) ?? 0).toString(16)}$`;
}

/** A letter or digit that is one everywhere. */
export function isSettledLetter(character: string): boolean {
  return fitsIdentifier(character, 1);
}

/** `order-management` as `OrderManagement`, in a way that can be turned back: no two texts give the same. */
export function pascal(text: string): string {
  const characters = [...text];
  let name = "";
  for (let i = 0; i < characters.length; i++) {
    const character = characters[i] ?? "";
    const next = characters[i + 1] ?? "";
    const joint = character === "-" ? "" : character === "/" ? "_" : null;
    if (i === 0) name += raised(character) ?? kept(character, 0);
    else if (joint !== null && raised(next) !== null) {
      name += joint + raised(next);
      i += 1;
    } else name += kept(character, i);
  }
  return name === "" ? "$" : name;
}

/** The capital of a small letter that has exactly one. */
function raised(character: string): string | null {
  const capital = character.toUpperCase();
  const single = capital !== character && [...capital].length === 1 && capital.toLowerCase() === character;
  return single && fitsIdentifier(capital, 1) && fitsIdentifier(character, 1) ? capital : null;
}

/** Capitals and underscores are made by joining; those that were written differ from them. */
function kept(character: string, position: number): string {
  const written = character !== "_" && character.toLowerCase() === character;
  return written && fitsIdentifier(character, position) ? character : escapeCharacter(character);
}
