import { existsSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { readTextWithin } from "../read-file.js";
import { mostBytesOfSource } from "../source-file.js";
import { type Addition, addedNames, insertionsFor, snippetFor } from "./addition.js";
import type { Change } from "./disk.js";
import { type Insertion, insertAll } from "./insertion.js";
import { shareText } from "./new-file-text.js";
import { type Morph, type ParsedFile, type ParseFile, sourceOf, spanOf } from "./parsed-file.js";
import type { ScaffoldedFile } from "./scaffold-report.js";

/** What a run does, and what it says of it. */
export interface ChangeSet {
  readonly changes: readonly Change[];
  readonly files: readonly ScaffoldedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
}

const nothing: ChangeSet = { changes: [], files: [], diagnostics: [], sources: [] };

export function together(sets: readonly ChangeSet[]): ChangeSet {
  return {
    changes: sets.flatMap(({ changes }) => changes),
    files: sets.flatMap(({ files }) => files),
    diagnostics: sets.flatMap(({ diagnostics }) => diagnostics),
    sources: sets.flatMap(({ sources }) => sources),
  };
}

export const unchanged = (path: string): ChangeSet => ({
  ...nothing,
  files: [{ path, outcome: "unchanged", added: [] }],
});

/** A file of our own making, unless something stands in its place already. */
export function created(root: string, path: string, text: string, added: readonly string[]): ChangeSet {
  if (!existsSync(join(root, path))) {
    return {
      ...nothing,
      changes: [{ path, text, before: null }],
      files: [{ path, outcome: "created", added }],
    };
  }
  const reason = "this file was written for something else";
  const missing = added.map((name) => `“${name}”`).join(", ");
  const at = { path, start: 0, end: 0 };
  const there = readTextWithin(join(root, path), mostBytesOfSource);
  const sources = there === null ? [] : [{ path, text: there }];
  return {
    ...nothing,
    sources,
    diagnostics: [diagnose("scaffold-not-extendable", at, { missing, reason, snippet: text })],
  };
}

/** Adds to a file of people's what it lacks, if that can be done without touching anything else. */
export function extended(
  morph: Morph,
  parse: ParseFile,
  file: ParsedFile,
  additions: readonly Addition[],
): ChangeSet {
  const set = file.obstacle === null ? inserted(parse, file, insertionsFor(morph, file, additions)) : null;
  if (set !== null) {
    return {
      ...set,
      files: [{ path: file.path, outcome: "extended", added: additions.flatMap(addedNames) }],
    };
  }
  const reason = file.obstacle ?? "the result would not parse";
  const diagnostics = additions.map((addition) => {
    const missing = addedNames(addition)
      .map((name) => `“${name}”`)
      .join(", ");
    const snippet =
      addition.kind === "stubs"
        ? snippetFor(addition.operations)
        : addition.shares.map((share) => shareText(share, share.name)).join("\n");
    return diagnose("scaffold-not-extendable", spanOf(file, addition.place.node), {
      missing,
      reason,
      snippet,
    });
  });
  return { ...nothing, diagnostics, sources: [sourceOf(file)] };
}

/** `null` where the result would not parse. */
export function inserted(
  parse: ParseFile,
  file: ParsedFile,
  insertions: readonly Insertion[],
): ChangeSet | null {
  const text = file.bom + insertAll(file.text, insertions);
  if (parse(file.path, text).obstacle !== null) return null;
  return { ...nothing, changes: [{ path: file.path, text, before: file.bom + file.text }] };
}
