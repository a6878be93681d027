import type { Field } from "../../model.js";
import { decodedText, encodedText, segmentPattern } from "../../protocol/path-text.js";
import { resolved } from "../../resolved-type.js";
import { scalarOf } from "../../scalars/of-type.js";
import type { TypeResolver } from "../entities/types.js";
import { samplesAvoiding } from "../patterns/sample-pattern.js";
import { listsWithText } from "./lists-with-text.js";
import { isValueInPath, itemInPath, mayHaveTwo } from "./value-in-path.js";
import { valuesWithText } from "./values-with-text.js";

/** What stands around a parameter that is not the first of its segment, as the path has it. */
export interface Surroundings {
  /** The text between the parameter and the one before it. */
  readonly before: string;
  readonly behind: string;
  /** Whether one more parameter follows in the segment. */
  readonly isFollowed: boolean;
}

/** A value that a server reads as another one. */
export interface Misread {
  readonly value: string;
  /** A segment with the value, as a request has it. */
  readonly segment: string;
  /** What a server reads; `null` where it finds no value at all. */
  readonly read: string | null;
}

/**
 * A value that does not arrive as it is sent, since it holds the text that parts it from the parameter before. Whoever
 * sends a text of free form chooses what it holds: of those, one is found only where no value is known that arrives.
 */
export function misreadValue(field: Field, around: Surroundings, types: TypeResolver): Misread | null {
  const text = decodedText(around.before) ?? around.before;
  const item = itemInPath(field);
  const reading = readerBetween(around);
  const always = valuesOfAForm(item, text);
  if (always.length > 0 && always.every((value) => reading([value]) !== null))
    return reading([always.find((value) => isValueInPath(value, item, types)) ?? always[0] ?? ""]);
  for (const value of valuesWithText(item, text)) {
    if (!isValueInPath(value, item, types)) continue;
    const misread = reading([value]) ?? (mayHaveTwo(field) ? reading([value, value]) : null);
    if (misread !== null) return misread;
  }
  return (
    listsWithText(field, text, types)
      .map(reading)
      .find((misread) => misread !== null) ?? null
  );
}

/** Reads the items of a value as a server does; `null` where they arrive. */
function readerBetween({
  before,
  behind,
  isFollowed,
}: Surroundings): (items: readonly string[]) => Misread | null {
  const { pattern } = segmentPattern(`{a}${before}{b}${behind}${isFollowed ? "{c}" : ""}`);
  // Of the other parameters one letter is enough, but it must be none of what parts them.
  const letters = [..."x0123456789abcdefghijklmnopqrstuvw"];
  const other = letters.find((letter) => !(before + behind).includes(letter)) ?? "x";
  return (items) => {
    const sent = encodedText(items.map(encodeURIComponent).join(","));
    const segment = encodedText(`${other}${before}${sent}${behind}${isFollowed ? other : ""}`);
    const read = pattern.exec(segment)?.[2] ?? null;
    if (read === sent) return null;
    return { value: items.join(","), segment, read: read === null ? null : decodedText(read) };
  };
}

/** Values of a text whose form is fixed, as unlike each other as it lets them be; none of a text of any form. */
function valuesOfAForm(field: Field, text: string): readonly string[] {
  const { type, checks } = resolved(field);
  if (type.kind === "union")
    return type.alternatives.flatMap((one) => valuesOfAForm({ ...field, type: one, checks: [] }, text));
  const scalar = scalarOf(type);
  if (scalar?.kind !== "text" || (scalar.form?.inPath ?? null) !== null) return [];
  const patterns = checks.flatMap((check) => (check.kind === "pattern" ? [check.pattern] : []));
  if (scalar.form !== null) patterns.push(scalar.form.pattern.source);
  // A path holds no empty value, and half a character cannot be sent.
  return patterns
    .flatMap((pattern) => samplesAvoiding(text, pattern))
    .filter((value) => value !== "" && !/\p{Surrogate}/u.test(value));
}
