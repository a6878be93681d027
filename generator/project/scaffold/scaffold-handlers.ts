import type { Span } from "../../source.js";
import { type ChangeSet, created, extended, together, unchanged } from "./change-set.js";
import { findPlaces, type HandlerPlace, type Places } from "./handler-places.js";
import { handlerTypeReader } from "./handler-types.js";
import { goneHandlers } from "./joined.js";
import { withoutExtension } from "./module-path.js";
import {
  handlerFileText,
  handlerPath,
  joinFileText,
  joinName,
  joinPath,
  type Share,
  type Wish,
} from "./new-file-text.js";
import { findOrphans, type Orphan } from "./orphans.js";
import { type Morph, type ParsedFile, type ParseFile, sourceOf, spanOf } from "./parsed-file.js";
import { type HandlerPlan, planHandlers } from "./plan-handlers.js";
import { isIn } from "./project-files.js";
import { memberResolver } from "./resolved-members.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import { shareOf } from "./share.js";

export interface Handlers {
  readonly set: ChangeSet;
  readonly orphans: readonly Orphan[];
  /** Where a program gets all handlers from; `null` where only people can say. */
  readonly all: Share | null;
  /** Where they are joined; `null` where nothing joins them yet. */
  readonly joinedAt: Span | null;
  readonly hasServer: boolean;
}

/** Brings the handlers of a project to what its specification asks for. */
export function scaffoldHandlers(
  morph: Morph,
  parse: ParseFile,
  files: readonly ParsedFile[],
  wishes: readonly Wish[],
  paths: ScaffoldPaths,
): Handlers {
  const places = allPlaces(morph, files, wishes, paths);
  const handlerFiles = files.filter(({ path }) => isIn(paths.handlers, path));
  const resolver = memberResolver(morph, paths.root);
  const isGone = goneHandlers(files, wishes, paths);
  const plan = planHandlers({ morph, paths, wishes, places, handlerFiles, resolver, isGone });
  const joins = places.seen.filter(({ serves }) => serves === "Handlers");
  return {
    set: together([newFiles(plan, paths), ...extensions(morph, parse, plan, places.seen), said(plan, files)]),
    orphans: findOrphans(morph, places.seen, wishes),
    all:
      plan.newJoin === null
        ? joinShare(morph, joins)
        : { capability: "", name: joinName, isCall: true, path: joinPath(paths) },
    joinedAt: joinedAt(places),
    hasServer: files.some(({ text }) => /\bcreateRoutes\s*\(/.test(text)),
  };
}

function allPlaces(
  morph: Morph,
  files: readonly ParsedFile[],
  wishes: readonly Wish[],
  paths: ScaffoldPaths,
): Places {
  const known = new Set(["Handlers", ...wishes.map(({ type }) => type)]);
  const generated = withoutExtension(`${paths.output}/handlers.ts`);
  const found = files.map((file) =>
    findPlaces(morph, file, handlerTypeReader(morph, file, known, generated)),
  );
  return { seen: found.flatMap(({ seen }) => seen), opaque: found.flatMap(({ opaque }) => opaque) };
}

function newFiles({ newFiles: wishes, newJoin }: HandlerPlan, paths: ScaffoldPaths): ChangeSet {
  const sets = wishes.map((wish) => {
    const path = handlerPath(paths, wish.capability);
    return created(
      paths.root,
      path,
      handlerFileText(paths, path, wish),
      wish.operations.map(({ id }) => id),
    );
  });
  if (newJoin !== null) {
    const names = newJoin.map(({ capability }) => capability);
    sets.push(created(paths.root, joinPath(paths), joinFileText(paths, newJoin), names));
  }
  return together(sets);
}

function extensions(
  morph: Morph,
  parse: ParseFile,
  { additions }: HandlerPlan,
  seen: readonly HandlerPlace[],
): readonly ChangeSet[] {
  const files = [...new Set([...seen, ...additions.map(({ place }) => place)].map(({ file }) => file))];
  return files.map((file) => {
    const own = additions.filter(({ place }) => place.file === file);
    return own.length === 0 ? unchanged(file.path) : extended(morph, parse, file, own);
  });
}

function said({ diagnostics }: HandlerPlan, files: readonly ParsedFile[]): ChangeSet {
  const paths = new Set(diagnostics.map(({ at }) => at.path));
  return {
    changes: [],
    files: [],
    diagnostics,
    sources: files.filter(({ path }) => paths.has(path)).map(sourceOf),
  };
}

function joinedAt({ seen, opaque }: Places): Span | null {
  const place = [...seen, ...opaque].find(({ serves }) => serves === "Handlers");
  return place === undefined ? null : spanOf(place.file, place.node);
}

function joinShare(morph: Morph, joins: readonly HandlerPlace[]): Share | null {
  for (const join of joins) {
    const share = shareOf(morph, join, "");
    if (share !== null) return share;
  }
  return null;
}
