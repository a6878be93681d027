import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { placeOf, type SpanText } from "./span-text.js";

interface Strange {
  readonly index: number;
  readonly character: string;
  /** What it is called, with its number. */
  readonly name: string;
  /** What was meant; nothing where it only stands in the way. */
  readonly meant: string;
  /** It hides or turns round what is read, wherever it stands. */
  readonly isHarmful: boolean;
}

/** Controls that turn the direction of writing. */
const turning: Readonly<Record<string, string>> = {
  "\u061c": "an Arabic letter mark",
  "\u200e": "a left-to-right mark",
  "\u200f": "a right-to-left mark",
  "\u202a": "a left-to-right embedding",
  "\u202b": "a right-to-left embedding",
  "\u202c": "a pop directional formatting",
  "\u202d": "a left-to-right override",
  "\u202e": "a right-to-left override",
  "\u2066": "a left-to-right isolate",
  "\u2067": "a right-to-left isolate",
  "\u2068": "a first strong isolate",
  "\u2069": "a pop directional isolate",
};

const invisible: Readonly<Record<string, string>> = {
  "\u00ad": "a soft hyphen",
  "\u200b": "a zero-width space",
  "\u200c": "a zero-width non-joiner",
  "\u200d": "a zero-width joiner",
  "\u2060": "a word joiner",
  "\ufeff": "a zero-width no-break space",
};

/** Letters of other scripts and the Latin ones that they look like. */
const cyrillic = { from: "аеорсухіѕјһАВЕКМНОРСТУХІЅЈ", to: "aeopcyxisjhABEKMHOPCTYXISJ" } as const;
const greek = { from: "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", to: "oABEZHIKMNOPTYX" } as const;

const unusual = /[\p{Cc}\p{Cf}\p{Zs}\p{Script=Cyrillic}\p{Script=Greek}]/u;
const word = /[\p{L}\p{M}\p{N}_]+/gu;

/**
 * The code without characters that are not what they seem, where it is notation then: which one stands there is reported.
 * Inside a string, where they may be meant, they stay, and only those are reported that hide or turn round what is read.
 */
export function withoutStrange(
  span: SpanText,
  isNotation: (span: SpanText) => boolean,
  report: (diagnostic: Diagnostic) => void,
): SpanText {
  if (!unusual.test(span.text.replaceAll(" ", ""))) return span;
  const { outside, inside } = strangeIn(span.text);
  const at = ({ index, character }: Strange) => placeOf(span, index, index + character.length);
  const [hidden] = inside;
  if (hidden !== undefined) {
    const { name: character } = hidden;
    report(diagnose("hidden-in-text", at(hidden), { character, escape: escaped(hidden.character) }));
  }
  const [first] = outside;
  if (first === undefined) return span;
  const plain = replaced(span, outside);
  const reported = outside.find(({ isHarmful }) => isHarmful) ?? (isNotation(plain) ? first : null);
  if (reported === null) return span;
  const { name, meant } = reported;
  report(
    diagnose("strange-character", at(reported), {
      character: name,
      why: meant === "" ? "is not seen there" : `looks like \`${meant}\``,
      fix: meant === "" ? "Remove it." : `Write \`${meant}\`.`,
    }),
  );
  return plain;
}

const strings = /"(?:[^"\\]|\\.)*"/gsu;

function strangeIn(text: string): {
  readonly outside: readonly Strange[];
  readonly inside: readonly Strange[];
} {
  const bare = text.replace(strings, (string) => " ".repeat(string.length));
  const all = Array.from({ length: text.length }, (_, i) => signOf(text.charAt(i), i)).filter(
    (sign) => sign !== null,
  );
  const isOutside = ({ index, character }: Strange): boolean => bare.charAt(index) === character;
  return {
    outside: [...all.filter(isOutside), ...lettersIn(bare)].sort((a, b) => a.index - b.index),
    inside: all.filter((sign) => sign.isHarmful && !isOutside(sign)),
  };
}

const escaped = (character: string): string =>
  `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;

const numberOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

function signOf(character: string, index: number): Strange | null {
  const strange = (name: string, meant: string, isHarmful: boolean): Strange => ({
    ...{ index, character, meant, isHarmful },
    name: `${name} (${numberOf(character)})`,
  });
  const turns = turning[character];
  if (turns !== undefined) return strange(turns, "", true);
  const hides = invisible[character];
  if (hides !== undefined) return strange(hides, "", false);
  if (/\p{Cc}/u.test(character)) return strange("a control character", "", true);
  if (character !== " " && /\p{Zs}/u.test(character))
    return strange(character === "\u00a0" ? "a no-break space" : "an unusual space", " ", false);
  return null;
}

/** Letters of another script in a word that is otherwise Latin, or that is a method in Latin letters alone. */
function lettersIn(text: string): readonly Strange[] {
  return [...text.matchAll(word)].flatMap(({ 0: whole, index }): readonly Strange[] => {
    const letters = [...whole].flatMap((character, i): readonly Strange[] => {
      const script = cyrillic.from.includes(character)
        ? "Cyrillic"
        : greek.from.includes(character)
          ? "Greek"
          : null;
      if (script === null) return [];
      const { from, to } = script === "Cyrillic" ? cyrillic : greek;
      const meant = to.charAt(from.indexOf(character));
      const name = `the ${script} letter \`${character}\` (${numberOf(character)})`;
      return [{ index: index + i, character, name, meant, isHarmful: false }];
    });
    const isMixed = /\p{Script=Latin}/u.test(whole) && !new RegExp(others, "u").test(whole);
    const isMethod =
      letters.length === whole.length &&
      /^(?:HEAD|POST|OPTIONS|PATCH|GET|PUT)$/.test(letters.map(({ meant }) => meant).join(""));
    return isMixed || isMethod ? letters : [];
  });
}

/** Letters that look like no Latin one: a word with them is of two scripts on purpose. */
const others = `(?![${cyrillic.from}${greek.from}])[\\p{Script=Cyrillic}\\p{Script=Greek}]`;

function replaced(span: SpanText, found: readonly Strange[]): SpanText {
  const at = new Map(found.map((one) => [one.index, one.meant]));
  const text: string[] = [];
  const offsets: number[] = [];
  const moved: number[] = [];
  span.text.split("").forEach((character, i) => {
    moved.push(text.length);
    const meant = at.get(i) ?? character;
    // Two blanks are one, as everywhere in code.
    if (meant === "" || (at.has(i) && meant === " " && text[text.length - 1] === " ")) return;
    text.push(meant);
    offsets.push(span.offsets[i] ?? span.end);
  });
  moved.push(text.length);
  const codes = span.codes.map(({ start, end }) => ({
    start: moved[start] ?? 0,
    end: moved[end] ?? text.length,
  }));
  return { ...span, text: text.join(""), offsets, codes };
}
