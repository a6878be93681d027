import { existsSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { type Documents, filesNamedIn } from "../../import/read/documents.js";
import { member, textAt } from "../../import/read/json.js";
import { readText } from "../../import/read/read-text.js";
import type { Json } from "../../model.js";
import { readTextWithin } from "../read-file.js";

export type ReadDocuments =
  | { readonly kind: "read"; readonly documents: Documents }
  | { readonly kind: "unreadable"; readonly file: string; readonly problem: string };

/** Larger than any description that is known, and read in a second. */
const mostBytes = 32 * 1024 * 1024;
const mostFiles = 1000;

/** Reads a document with the files that it refers to; none outside its folder, and nothing from the network. */
export function readDocuments(path: string): ReadDocuments {
  const folder = dirname(path);
  const root = basename(path);
  const files = new Map<string, Json>();
  let left = mostBytes;
  const waiting = [root];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    if (files.size === mostFiles) return unreadable(root, `it refers to more than ${mostFiles} files`);
    const text = textOf(folder, file, left);
    // A reference that leads nowhere is lost where it stands; the document itself must be there.
    if (text === null && file !== root) continue;
    if (text === null) {
      const isThere = existsSync(path);
      const problem = isThere
        ? `it is no text file of at most ${mostBytes / 1024 ** 2} MiB`
        : "there is no such file";
      return unreadable(root, problem);
    }
    left -= text.length;
    const read = readText(text);
    if (read.kind === "broken") return unreadable(file, read.problem);
    files.set(file, read.value);
    waiting.push(...filesNamedIn(file, read.value));
  }
  const version = textAt(files.get(root), "openapi");
  if (version === null || !/^3\.[01]\b/.test(version))
    return unreadable(root, versionProblem(version, files.get(root)));
  return { kind: "read", documents: { root, files } };
}

function versionProblem(version: string | null, document: Json | undefined): string {
  if (version !== null) return `its version is ${version.slice(0, 20)}`;
  return member(document, "swagger") === undefined
    ? "it says no `openapi:` version"
    : "it is one of Swagger 2.0";
}

const unreadable = (file: string, problem: string): ReadDocuments => ({ kind: "unreadable", file, problem });

/** A link may lead out of the folder. */
function textOf(folder: string, file: string, most: number): string | null {
  try {
    const place = realpathSync(join(folder, file));
    if (!place.startsWith(`${realpathSync(folder)}${sep}`) || !statSync(place).isFile()) return null;
    return readTextWithin(place, most);
  } catch {
    return null;
  }
}
