import type { Json } from "../../model.js";
import { concat, type Doc, list } from "./doc.js";

const inBraces = { separator: ",", trailing: true, padding: " " } as const;
const inBrackets = { separator: ",", trailing: true, padding: "" } as const;
const plain = /^[ -~]*$/;
/** What stands between quotes as it is: neither quotes nor backslashes. */
const harmless = /^[ !#-[\]-~]*$/;
const bareKey = /^[A-Za-z_$][\w$]*$/;
/** Characters that end lines, turn the reading direction or cannot be seen. Joiners stay: scripts and emoji need them. */
export const unseen = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * The one way a text gets into generated code: a literal that is the same in TypeScript and in JSON, whatever the text
 * holds.
 */
export function quote(text: string): string {
  if (harmless.test(text)) return `"${text}"`;
  const literal = JSON.stringify(text);
  return plain.test(literal) ? literal : escapeUnseen(literal);
}

/** Shows what cannot be seen as `\u202e`, so that reviewers read what machines read. */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, (match) => {
    let escaped = "";
    for (let i = 0; i < match.length; i++) {
      escaped += `\\u${match.charCodeAt(i).toString(16).padStart(4, "0")}`;
    }
    return escaped;
  });
}

/** The name of a property. `__proto__` is computed: as a plain key it would set the prototype. */
export function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return bareKey.test(name) ? name : quote(name);
}

/** A number as TypeScript and JSON both read it. */
export function numeral(value: number): string {
  return Object.is(value, -0) ? "-0" : JSON.stringify(value);
}

/** `{ a: 1, b }`, one property a line where it is too long. */
export function objectOf(properties: readonly Doc[]): Doc {
  return list("{", properties, "}", inBraces);
}

export function arrayOf(items: readonly Doc[]): Doc {
  return list("[", items, "]", inBrackets);
}

/** A call; a single argument that has brackets of its own stays at the parenthesis. */
export function call(name: string, args: readonly Doc[]): Doc {
  const [only] = args;
  if (only !== undefined && args.length === 1) return concat([`${name}(`, only, ")"]);
  return list(`${name}(`, args, ")", inBrackets);
}

export function property(name: string, value: Doc): Doc {
  return concat([`${key(name)}: `, value]);
}

/** A JSON value as an expression. */
export function literal(value: Json): Doc {
  if (typeof value === "string") return quote(value);
  if (typeof value === "number") return numeral(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (isList(value)) return arrayOf(value.map(literal));
  return objectOf(Object.entries(value).map(([name, item]) => property(name, literal(item))));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
