import type { TextPart } from "../../1-parse/notation/value-syntax.js";
import type { Operation } from "../../model.js";
import type { Method } from "../../protocol/methods.js";
import { bySpecificity, encodedText, type SegmentPattern, segmentPattern } from "../../protocol/path-text.js";

/** Operations by the segments of their paths; what is written out wins over a parameter, as in the server. */
export interface RouteTree {
  /** What answers at a path: the operations of all methods. `null` where nothing does. */
  readonly at: (path: readonly TextPart[]) => ReadonlyMap<Method, Operation> | null;
}

interface Node {
  readonly literals: Map<string, Node>;
  /** In the order in which a server asks them. */
  readonly patterns: (SegmentPattern & { readonly next: Node })[];
  readonly operations: Map<Method, Operation>;
}

const node = (): Node => ({ literals: new Map(), patterns: [], operations: new Map() });

export function routeTree(operations: readonly Operation[]): RouteTree {
  const root = node();
  for (const operation of operations) {
    let here = root;
    for (const segment of segmentsOf(operation.path)) here = stepInto(here, segment);
    here.operations.set(operation.method, operation);
  }
  return {
    at: (path) => {
      const found = new Map<Method, Operation>();
      collect(root, segmentsOf(flat(path)).map(encodedText), 0, found);
      return found.size === 0 ? null : found;
    },
  };
}

function stepInto(here: Node, segment: string): Node {
  if (!segment.includes("{")) {
    const name = encodedText(segment);
    const next = here.literals.get(name) ?? node();
    here.literals.set(name, next);
    return next;
  }
  const own = segmentPattern(segment);
  const known = here.patterns.find(({ shape }) => shape === own.shape);
  if (known !== undefined) return known.next;
  const next = node();
  here.patterns.push({ ...own, next });
  here.patterns.sort(bySpecificity);
  return next;
}

const segmentsOf = (path: string): readonly string[] => path.replace(/\?.*$/s, "").split("/").slice(1);

/** A reference stands for one segment or a part of one. */
const flat = (path: readonly TextPart[]): string =>
  path.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

/** A server that has the path for another method only tries the next template that fits. */
function collect(here: Node, segments: readonly string[], i: number, found: Map<Method, Operation>): void {
  const segment = segments[i];
  if (segment === undefined) {
    for (const [method, operation] of here.operations) if (!found.has(method)) found.set(method, operation);
    return;
  }
  const literal = here.literals.get(segment);
  if (literal !== undefined) collect(literal, segments, i + 1, found);
  for (const { pattern, next } of here.patterns)
    if (pattern.test(segment)) collect(next, segments, i + 1, found);
}
