import { readPattern } from "../../2-check/patterns/read-pattern.js";
import { samplePattern } from "../../2-check/patterns/sample-pattern.js";
import type { Json } from "../../model.js";
import { type ScalarName, scalars } from "../../scalars/scalars.js";
import { type Found, membersOf } from "../read/documents.js";
import { isList, listAt, member } from "../read/json.js";
import { type Meaning, wordOf } from "../schema/meaning.js";
import { numberFits, textFits } from "../types/rule-fits.js";
import { flat, meant, type Written } from "../types/written.js";

/** What a scenario sends for a parameter: an example of the document that fits, else a value that is made up. */
export function sampleText(parameter: Found, meaning: Meaning, written: Written): string | null {
  const whole = meant(written);
  const one = whole.item === null ? flat(written) : flat(whole.item);
  for (const value of candidates(parameter, meaning, one)) {
    const single = isList(value) ? value[0] : value;
    if (typeof single !== "string" && typeof single !== "number" && typeof single !== "boolean") continue;
    const text = String(single);
    if (fits(text, one)) return text;
  }
  return null;
}

function candidates(parameter: Found, meaning: Meaning, written: Written): readonly Json[] {
  const named = membersOf(parameter, "examples").flatMap(([, one]) => member(one.value, "value") ?? []);
  const shown = [parameter, ...meaning.parts].flatMap(({ value }) => [
    ...(member(value, "example") === undefined ? [] : [member(value, "example") ?? null]),
    ...listAt(value, "examples"),
  ]);
  const initial = wordOf(meaning.parts, "default");
  return [...shown, ...named, ...(initial === null ? [] : [initial.value]), ...made(written)];
}

function made({ type, rules, pattern, values }: Written): readonly Json[] {
  if (values !== null) return values;
  const scalar = Object.hasOwn(scalars, type) ? scalars[type as ScalarName] : null;
  if (scalar === null) return [];
  if (scalar.kind === "boolean") return [true];
  if (scalar.kind === "number") {
    const bounds = rules.flatMap((rule) => rule.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    return [1, ...bounds, ...bounds.flatMap((bound) => [bound + 1, bound - 1])];
  }
  if (scalar.kind === "any") return [];
  const reading = pattern === null ? null : readPattern(pattern);
  const fitting =
    reading?.kind === "pattern" && pattern !== null
      ? samplePattern({ kind: "pattern", pattern, portable: reading.portable, code: null })
      : null;
  const stem = scalar.form?.example ?? fitting ?? "sample";
  const [least = 0] = rules.flatMap((rule) => /^length (\d+)/.exec(rule)?.slice(1).map(Number) ?? []);
  const [most = stem.length] = rules.flatMap(
    (rule) => /^length (?:\d*\.\.)?(\d+)$/.exec(rule)?.slice(1).map(Number) ?? [],
  );
  return [stem, stem.padEnd(Math.min(least, 1000), stem.at(-1) ?? "a"), stem.slice(0, most), "a", "1"];
}

/** Whether a text is one of its type and rules, as far as a path or a query shows it. */
function fits(text: string, { type, rules, pattern, values }: Written): boolean {
  if (text === "" || text.length > 200 || /[\p{Cc}\p{Cs}\p{Cn}]/u.test(text)) return false;
  const scalar = Object.hasOwn(scalars, type) ? scalars[type as ScalarName] : null;
  if (values !== null) return values.some((value) => String(value) === text);
  if (scalar === null) return false;
  if (scalar.kind === "boolean") return text === "true" || text === "false";
  if (scalar.kind === "number")
    return /^-?\d+(?:\.\d+)?$/.test(text) && numberFits(Number(text), scalar.isWhole, rules);
  if (scalar.kind === "text" && scalar.form !== null && !scalar.form.pattern.test(text)) return false;
  return textFits(text, rules, pattern);
}
