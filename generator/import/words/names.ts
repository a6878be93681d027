import { isEntity, isField } from "../../1-parse/notation/names.js";
import { slug } from "../../2-check/slug.js";
import { quoted } from "./value-text.js";

/** Gives each name once: what comes later under the same name gets a number. */
export class NameBook {
  readonly #taken = new Set<string>();

  take(name: string, joined: (name: string, n: number) => string = (first, n) => `${first}${n}`): string {
    let free = name;
    for (let n = 2; this.#taken.has(free); n++) free = joined(name, n);
    this.#taken.add(free);
    return free;
  }
}

/** The name of a field or a parameter, in quotes where it is no word; `null` where it cannot be written. */
export function nameText(name: string): string | null {
  if (name === "__proto__") return null;
  if (isField(name)) return name;
  return name === "" || name.length > 200 || /[\p{C}`]/u.test(name) ? null : quoted(name);
}

const mostLetters = 80;

/** A name of an entity made of any text: `file_request` is `FileRequest`. */
export function entityNameOf(text: string): string {
  const words = text.normalize("NFC").match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [];
  const joined = [...words.map(capitalized).join("")].slice(0, mostLetters).join("");
  if (isEntity(joined)) return joined;
  const lowered = capitalized(joined.toLowerCase());
  if (isEntity(lowered)) return lowered;
  return isEntity(`Type${lowered}`) ? `Type${lowered}` : "Type";
}

const capitalized = (word: string): string => {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
};

/** The folder of a capability. */
export function capabilityId(tag: string): string {
  const ascii = tag
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  const id = [...slug(ascii)]
    .slice(0, 60)
    .join("")
    .replaceAll(/^-+|-+$/g, "");
  return id === "" || id === "x" ? "api" : id;
}

/** The name of a header with its capital: its case says nothing, and capitals alone with a `_` are an error code. `null` where it cannot be written. */
export function headerName(name: string): string | null {
  if (!/^[A-Za-z][A-Za-z0-9_-]*$/.test(name)) return null;
  const plain = /^[A-Z0-9]*_[A-Z0-9_]*$/.test(name) ? name.toLowerCase() : name;
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
