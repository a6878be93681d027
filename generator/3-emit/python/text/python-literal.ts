import type { Json } from "../../../model.js";
import { concat, type Doc, enclosed, list } from "../../text/doc.js";
import { unseen } from "../../text/literal.js";

const inBrackets = { separator: ",", trailing: true, padding: "" } as const;

/** The one way a text gets into generated Python: a literal in the quotes that need fewer escapes. */
export function pythonText(text: string): string {
  const quote = count(text, '"') > count(text, "'") ? "'" : '"';
  return `${quote}${escapeText(text).replaceAll(quote, `\\${quote}`)}${quote}`;
}

/** Everything but quotes: backslashes, ends of lines, what cannot be seen. */
export function escapeText(text: string): string {
  const plain = text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t");
  return plain.replace(unseen, shown);
}

/** As its code, in the form that Python has for it: `\u202e`, `\U000e0067`. */
function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** A number as Python reads it: with a fraction or an exponent it is a float. */
export function pythonNumber(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = JSON.stringify(value);
  return text.replace("e+", "e");
}

/** `("a",)`: a lone item keeps its comma. */
export function tuple(items: readonly Doc[]): Doc {
  const [only] = items;
  if (only !== undefined && items.length === 1) return enclosed("(", [concat([only, ","])], ")");
  return list("(", items, ")", inBrackets);
}

/** `{"a": 1}`, one entry a line where it is too long. */
export function dict(entries: readonly (readonly [key: string, value: Doc])[]): Doc {
  const items = entries.map(([key, value]) => concat([`${key}: `, value]));
  return list("{", items, "}", inBrackets);
}

/** A call with named arguments. */
export function call(name: string, args: readonly Doc[]): Doc {
  return enclosed(`${name}(`, args, ")");
}

/** `alias="userId"` */
export function named(name: string, value: Doc): Doc {
  return concat([`${name}=`, value]);
}

/** `Annotated[str, Length(1, 200)]` */
export function subscript(name: string, items: readonly Doc[]): Doc {
  return enclosed(`${name}[`, items, "]");
}

/** A JSON value that no type says more about. */
export function pythonValue(value: Json): Doc {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number") return pythonNumber(value);
  if (typeof value === "string") return pythonText(value);
  if (isList(value)) return list("[", value.map(pythonValue), "]", inBrackets);
  return dict(Object.entries(value).map(([name, item]) => [pythonText(name), pythonValue(item)] as const));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
