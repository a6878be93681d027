import type { Node } from "ts-morph";
import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Operation } from "../../model.js";
import { type Addition, snippetFor } from "./addition.js";
import type { HandlerPlace, OpaquePlace, Places } from "./handler-places.js";
import { type IsGone, isGonePlace, isJoined, membersBySyntax } from "./joined.js";
import { factoryName, handlerPath, type Share, shareText, type Wish } from "./new-file-text.js";
import { ownMembers } from "./own-members.js";
import { type Morph, type ParsedFile, spanOf } from "./parsed-file.js";
import type { MemberResolver, Members } from "./resolved-members.js";
import type { ScaffoldPaths } from "./scaffold-report.js";
import { shareOf } from "./share.js";
import { untypedPlaces } from "./untyped-places.js";

export interface HandlerPlan {
  readonly additions: readonly Addition[];
  /** Capabilities that get a file of their own. */
  readonly newFiles: readonly Wish[];
  /** What the file that joins all handlers holds, where there is none yet. */
  readonly newJoin: readonly Share[] | null;
  readonly diagnostics: readonly Diagnostic[];
}

export interface Ground {
  readonly morph: Morph;
  readonly paths: ScaffoldPaths;
  readonly wishes: readonly Wish[];
  readonly places: Places;
  /** Files in the folder of handlers, where also objects without a type may be extended. */
  readonly handlerFiles: readonly ParsedFile[];
  readonly resolver: MemberResolver;
  readonly isGone: IsGone;
}

type Join = { readonly place: HandlerPlace; readonly members: Members };

/** Decides what is missing and where it goes. */
export function planHandlers(ground: Ground): HandlerPlan {
  const { morph, places, resolver, wishes, isGone } = ground;
  const typed = places.seen.filter(({ type }) => type !== null);
  const joins = places.seen
    .filter(({ serves }) => serves === "Handlers")
    .map((place) => ({
      place,
      members: membersBySyntax(morph, place, typed, wishes, isGone) ?? resolver.of(place),
    }));
  const plans = wishes.map((wish) => planWish(ground, wish, joins));
  const shares = plans.flatMap(({ share }) => (share === null ? [] : [share]));
  const opaqueJoins = places.opaque.filter(
    (place) => place.serves === "Handlers" && !isGonePlace(morph, place, isGone),
  );
  const hasJoin = joins.length + opaqueJoins.length > 0;
  const missingShares = plans.flatMap(({ share, isNew }) => (isNew && share !== null ? [share] : []));
  const isLost = joins.length === 0 && opaqueJoins.length > 0 && missingShares.length > 0;
  return {
    additions: plans.flatMap(({ additions }) => additions).concat(shareAdditions(ground, joins, shares)),
    newFiles: plans.flatMap(({ isNew, wish }) => (isNew ? [wish] : [])),
    newJoin: hasJoin || shares.length === 0 ? null : shares,
    diagnostics: [
      ...plans.flatMap(({ diagnostics }) => diagnostics),
      ...(isLost ? opaqueJoins.slice(0, 1).map((place) => unjoined(place, missingShares)) : []),
    ],
  };
}

interface WishPlan {
  readonly wish: Wish;
  readonly additions: readonly Addition[];
  readonly diagnostics: readonly Diagnostic[];
  readonly isNew: boolean;
  /** What a join has to spread of this capability; `null` where people have their own way. */
  readonly share: Share | null;
}

function planWish(ground: Ground, wish: Wish, joins: readonly Join[]): WishPlan {
  const { morph, paths, places, resolver } = ground;
  const plan = (part: Partial<WishPlan>): WishPlan => ({
    wish,
    additions: [],
    diagnostics: [],
    isNew: false,
    share: null,
    ...part,
  });
  const typed = places.seen.filter(({ serves }) => serves === wish.type);
  if (typed.length > 0) {
    const plans = typed.map((place) => complete(morph, place, wish, resolver.of(place)));
    const shares = typed.flatMap((place) => shareOf(morph, place, wish.capability) ?? []);
    return plan({
      additions: plans.flatMap(({ additions }) => additions),
      diagnostics: plans.flatMap(({ diagnostics }) => diagnostics),
      share: shares[0] ?? null,
    });
  }
  const opaque = places.opaque.filter(({ serves }) => serves === wish.type);
  if (opaque.length > 0) {
    return plan({ diagnostics: opaque.flatMap((place) => lacking(place, wish, resolver)) });
  }
  if (joins.some(({ members }) => members.open)) return plan({});
  const missingIn = ({ members }: Join): readonly Operation[] =>
    wish.operations.filter(({ id }) => !members.names.has(id));
  if (joins.some((join) => missingIn(join).length === 0)) return plan({});
  const taken = new Set<Node>(places.seen.map(({ node }) => node));
  const untyped = untypedPlaces(morph, ground.handlerFiles, taken, wish);
  const [fullest] = untyped;
  if (fullest !== undefined) {
    const known = untyped.flatMap(({ node }) => ownMembers(morph, node).map(({ name }) => name));
    const operations = wish.operations.filter(({ id }) => !known.includes(id));
    return plan({
      additions: operations.length === 0 ? [] : [{ kind: "stubs", place: fullest, operations }],
    });
  }
  if (joins.some((join) => holdsHandlers(ground, join, wish))) {
    return plan({
      additions: joins.map((join) => ({ kind: "stubs", place: join.place, operations: missingIn(join) })),
    });
  }
  const path = handlerPath(paths, wish.capability);
  return plan({
    isNew: true,
    share: { capability: wish.capability, name: factoryName(wish), isCall: true, path },
  });
}

/** Whether this project writes handlers right into the whole, or has done so for this capability. */
function holdsHandlers({ morph, wishes }: Ground, { place, members }: Join, wish: Wish): boolean {
  if (!morph.Node.isObjectLiteralExpression(place.node)) return true;
  if (wish.operations.some(({ id }) => members.names.has(id))) return true;
  const ids = new Set(wishes.flatMap(({ operations }) => operations.map(({ id }) => id)));
  return ownMembers(morph, place.node).some(({ name }) => name !== null && ids.has(name));
}

/** Adds to a place of known type what it lacks; where anything may be spread into it, only a person can decide. */
function complete(
  morph: Morph,
  place: HandlerPlace,
  { operations }: Wish,
  { names, open }: Members,
): Pick<WishPlan, "additions" | "diagnostics"> {
  const missing = operations.filter(({ id }) => !names.has(id));
  if (missing.length === 0) return { additions: [], diagnostics: [] };
  if (!open) return { additions: [{ kind: "stubs", place, operations: missing }], diagnostics: [] };
  const isObject = morph.Node.isObjectLiteralExpression(place.node);
  const reason = isObject
    ? "what is spread into this object has no type"
    : "what this class inherits has no type";
  return { additions: [], diagnostics: [notExtendable(place, missing, reason)] };
}

function lacking(place: OpaquePlace, { operations }: Wish, resolver: MemberResolver): readonly Diagnostic[] {
  const { names, open } = resolver.ofExpression(place.file, place.node);
  const missing = operations.filter(({ id }) => open || !names.has(id));
  return missing.length === 0 ? [] : [notExtendable(place, missing, "these handlers are made elsewhere")];
}

export function notExtendable(
  { file, node }: Pick<OpaquePlace, "file" | "node">,
  operations: readonly Operation[],
  reason: string,
): Diagnostic {
  const missing = operations.map(({ id }) => `“${id}”`).join(", ");
  return diagnose("scaffold-not-extendable", spanOf(file, node), {
    missing,
    reason,
    snippet: snippetFor(operations),
  });
}

function unjoined({ file, node }: OpaquePlace, shares: readonly Share[]): Diagnostic {
  const missing = shares.map(({ capability }) => `the handlers of “${capability}”`).join(", ");
  const snippet = shares.map((share) => shareText(share, share.name)).join("\n");
  const reason = "these handlers are joined elsewhere";
  return diagnose("scaffold-not-extendable", spanOf(file, node), { missing, reason, snippet });
}

function shareAdditions(
  { morph, wishes }: Ground,
  joins: readonly Join[],
  shares: readonly Share[],
): readonly Addition[] {
  return joins.flatMap(({ place, members }): Addition[] => {
    if (members.open || !morph.Node.isObjectLiteralExpression(place.node)) return [];
    const missing = shares.filter((share) => {
      const operations = wishes.find(({ capability }) => capability === share.capability)?.operations ?? [];
      return !operations.some(({ id }) => members.names.has(id)) && !isJoined(morph, place, share);
    });
    return missing.length === 0 ? [] : [{ kind: "shares", place, shares: missing }];
  });
}
