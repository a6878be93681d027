import { isCode } from "../../names/code.js";
import { meantWords } from "../../names/one-slip.js";
import { causes } from "../../protocol/causes.js";
import { reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import { capital, code, joined, name, spec, word } from "./parts.js";

/** `Order.state: OPEN -> PAID`: also with another arrow, without its colon or its dot, in small letters. */
export function lifecycleTexts(written: string): readonly string[] {
  const state = "[\\p{L}\\p{Nd}_ -]+?";
  const arrow = `(${state}) ?(?:[-=~]*>+| to |-{1,3}|[;|,]) ?(${state})$`;
  const parted = new RegExp(`^(${word})[. ](${name})(?: ?[:=;] ?| )${arrow}`, "u").exec(written);
  const glued = parted === null ? new RegExp(`^(${word}) ?[:=;] ?${arrow}`, "u").exec(written) : null;
  const [from = "", to = ""] = parted?.slice(3) ?? glued?.slice(2) ?? [];
  const places = parted === null ? splits(glued?.[1] ?? "") : [[parted[1] ?? "", parted[2] ?? ""] as const];
  return joined(
    places.map(([entity, field]) => `${capital(entity)}.${field}: `),
    code(from),
    [" -> "],
    code(to),
  );
}

const longestGlued = 24;

/** A name and a field that stand without the dot between them, at every letter: `Orderstatus`, `OrderStatus`. */
function splits(glued: string): readonly (readonly [entity: string, field: string])[] {
  if (glued.length > longestGlued) return [];
  return Array.from({ length: Math.max(0, glued.length - 2) }, (_, i) => {
    const field = glued.slice(i + 2);
    return [glued.slice(0, i + 2), field.charAt(0).toLowerCase() + field.slice(1)] as const;
  });
}

/** `NewOrder = Order - id`: also without blanks, with a colon, with commas. */
export function derivedTexts(written: string): readonly string[] {
  const whole = new RegExp(
    `^(${word}(?: \\p{Ll}[\\p{L}\\p{Nd}]*)?) ?[:=;]{1,2} ?(partial .+|${word} [-+] .+)$`,
    "u",
  ).exec(written);
  if (whole !== null) return [`${capital((whole[1] ?? "").replace(" ", ""))} = ${whole[2]}`];
  const found = new RegExp(
    `^(${word}(?: ${word})?) ?[:=]{1,2} ?(${word})((?: ?(?:-|,|without|minus) ?${name})+)$`,
    "u",
  ).exec(written);
  if (found === null) return [];
  const [, own = "", base = "", without = ""] = found;
  const fields = without.split(/ ?(?:-|,|\bwithout\b|\bminus\b) ?/u).filter((field) => field !== "");
  return [
    `${capital(own.replace(" ", ""))} = ${capital(base)}${fields.map((field) => ` - ${field}`).join("")}`,
  ];
}

/** `Key = X-Api-Key:`, `Key = ?api_key`, `Session = cookie sid`: also with the place in words, without its colon, in small letters. */
export function credentialTexts(written: string): readonly string[] {
  const found =
    /^([\p{L}\p{Nd}]+) ?[:=]{1,2} ?(?:(in|header|query|cookie|Header|Query|Cookie)[: ]+)?"?\??([A-Za-z][\w-]*)"?(:?)( .+|, .+)?$/u.exec(
      written,
    );
  if (found === null) return [];
  const [, own = "", word = "", place = "", colon = "", rest = ""] = found;
  const kind = word.toLowerCase();
  const behindPlace = rest.replace(/^,? /, "");
  const spec = behindPlace === "" ? "" : `: ${behindPlace}`;
  if (kind === "query" || written.includes("?")) return [`${capital(own)} = ?${place}${spec}`];
  if (kind === "cookie") return [`${capital(own)} = cookie ${place}${spec}`];
  if (meantWords(place, ["Authorization"]).length > 0)
    return [`${capital(own)} = Authorization${spec || ":"}`];
  const sid = /^ ([\w-]+)(.*)$/.exec(rest);
  if (sid !== null && meantWords(place, ["cookie"]).length > 0)
    return [`${capital(own)} = cookie ${sid[1]}${sid[2]}`];
  if (kind !== "header" && colon === "" && !place.includes("-"))
    return place === place.toLowerCase() ? [`${capital(own)} = ?${place}${spec}`] : [];
  const header = place.replace(
    /(^|-)([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  );
  return [`${capital(own)} = ${header}:${behindPlace === "" ? "" : ` ${behindPlace}`}`];
}

/** `State = "open", "closed"`: also with a colon, with bars, as other languages declare an enum or an alias. */
export function namedTexts(written: string): readonly string[] {
  const glued = written.replace(/^(\p{Lu}[\p{L}\p{Nd}]*) (\p{Ll}[\p{L}\p{Nd}]*)(?= =)/u, "$1$2");
  const found = /^(?:(enum|type|const|alias) )?([\p{L}\p{Nd}]+)(?: ?[:=;]{1,2} ?| (?=\{))(.+)$/u.exec(glued);
  if (found === null) return [];
  const [, keyword = "", own = "", rest = ""] = found;
  const union = unionText(rest);
  if (union !== null) return [`${capital(own)} = ${union}`];
  const listed = rest
    .replace(/^\{(.*)\}$/, "$1")
    .trim()
    .replace(/ ?\\?\| ?/g, ", ");
  const whole = listed.split('"').length % 2 === 0 ? `${listed}"` : listed;
  const quoted = whole
    .split(/, ?/)
    .map((value) => (/^[\p{L}\p{Nd}_ -]+$/u.test(value) && !isCode(value) ? `"${value}"` : value))
    .join(", ");
  const texts = keyword === "enum" || whole.includes(",") ? [whole, quoted] : [whole, ...spec(whole)];
  return [...new Set(texts)].map((text) => `${capital(own)} = ${text}`);
}

/** `required -> BLANK`, `VALIDATION_FAILED -> INVALID`: also with another sign for the arrow, or the left side misspelt. */
export function arrowTexts(written: string): readonly string[] {
  const [, left = "", right = ""] =
    /^([\p{L}\p{Nd}_ -]+?) ?(?::|=|[-=~]+>+|:=| to ) ?([\p{L}\p{Nd}_]+)$/u.exec(written) ?? [];
  if (!isCode(right)) return [];
  return meantWords(left, isCode(left) ? kernelCodes : causes).map((known) => `${known} -> ${right}`);
}

const kernelCodes = Object.keys({ ...reservedCodes, ...sharedCodes });

/** `Cat | Dog`, `oneOf Cat, Dog`, `Cat or Dog`: names of types that something parts; null for anything else. */
function unionText(written: string): string | null {
  const [, inner = ""] = /^(?:(?:one|any)Of|union)?[ :]*[[({]? ?(.+?) ?[\])}]?$/.exec(written) ?? [];
  const sign = /^(?:one|any)Of|^union/.test(written) ? /,? or |, ?| ?\\?\|\|? ?/i : /,? or | ?\\?\|\|? ?/i;
  const parts = inner.split(sign);
  const isName = (part: string): boolean =>
    /^\p{Lu}[\p{L}\p{M}\p{Nd}]*(?:\[\])*$/u.test(part) && !isCode(part);
  return parts.length > 1 && parts.every(isName) ? parts.join(" or ") : null;
}
