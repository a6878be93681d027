import type { Json } from "../../model.js";
import { isList, isObject } from "../read/json.js";

/** A text in quotes: no reference, no tick and no line end comes of it. */
export const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[{`\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A JSON value as the notation has it. */
export function valueText(value: Json): string {
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return `[${value.map(valueText).join(", ")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, item]) => `${memberName(name)}: ${valueText(item)}`);
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

const memberName = (name: string): string => (/^[a-z_][A-Za-z0-9_]*$/.test(name) ? name : quoted(name));

/** A number without an exponent, as rules have it; `null` where it has too many digits for that. */
export function decimalText(value: number): string | null {
  const text = Number.isInteger(value) && Math.abs(value) < 1e300 ? BigInt(value).toString() : String(value);
  return /^-?\d+(?:\.\d+)?$/.test(text) && Number(text) === value ? text : null;
}
