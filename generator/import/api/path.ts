import { isField } from "../../1-parse/notation/names.js";
import { encodedPath } from "../../protocol/path-text.js";
import type { LossBook } from "../loss.js";
import type { ApiOperation } from "./operation.js";

/** A path as a span has it, with the names that its parameters got. */
export interface WrittenPath {
  readonly text: string;
  /** By the name in the document. */
  readonly names: ReadonlyMap<string, string>;
}

const parameter = /\{([^{}/]*)\}/g;
/** What a segment may hold as it is; all else is percent-encoded. */
const plain = /[^\p{L}\p{M}\p{N}\-._~!$&()+,;=:@%]/gu;

/** Writes paths; paths that differ in a parameter's name alone get the names of the first. */
export class PathBook {
  readonly #byShape = new Map<string, readonly string[]>();
  readonly #losses: LossBook;

  constructor(losses: LossBook) {
    this.#losses = losses;
  }

  /** `null` where no request can have the path, or where it cannot be written. */
  write({ path, found }: ApiOperation): WrittenPath | null {
    const texts = path.split(parameter).filter((_text, i) => i % 2 === 0);
    const written = [...path.matchAll(parameter)].map(([, name = ""]) => name);
    const shape = encodedPath(texts.map(encodedPart).join("{}"));
    if (!canBeWritten(path, shape) || new Set(written).size < written.length) {
      this.#losses.add(path.includes("#") ? "path-fragment" : "operation", found, path);
      return null;
    }
    const names = this.#byShape.get(shape) ?? fieldNames(written);
    this.#byShape.set(shape, names);
    for (const [i, name] of written.entries())
      if (names[i] !== name) this.#losses.add("path-parameter-name", found, name);
    const text = texts
      .map((part, i) => `${encodedPart(part)}${i < names.length ? `{${names[i]}}` : ""}`)
      .join("");
    return { text, names: new Map(written.map((name, i) => [name, names[i] ?? name])) };
  }
}

function encodedPart(text: string): string {
  const safe = text.split("/").map((segment) => segment.replaceAll(plain, encodeSafely));
  // At the beginning of a segment a colon begins a parameter.
  return safe.map((segment, i) => (i > 0 ? segment.replace(/^:/, "%3A") : segment)).join("/");
}

const encodeSafely = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");

const canBeWritten = (path: string, shape: string): boolean =>
  path.startsWith("/") &&
  !/[?#]|\/\/|%(?![\da-fA-F]{2})/.test(path) &&
  !/\{[^}]*$|\{[^}]*[{/]/.test(path) &&
  !/[.,;:!]$/.test(shape) &&
  shape.length <= 2000 &&
  !shape.split("/").some((segment) => segment === "." || segment === "..");

function fieldNames(written: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return written.map((name) => {
    const plainName = isField(name)
      ? name
      : name.replaceAll(/[^\p{L}\p{M}\p{Nd}_-]+/gu, "_").replace(/^[^\p{L}_]+/u, "_");
    const base = isField(plainName) ? plainName : "parameter";
    let free = base;
    for (let n = 2; taken.has(free); n++) free = `${base}${n}`;
    taken.add(free);
    return free;
  });
}
