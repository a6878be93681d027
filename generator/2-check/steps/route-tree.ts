import type { Method } from "../../1-parse/notation/fact-syntax.js";
import type { TextPart } from "../../1-parse/notation/value-syntax.js";
import type { Operation } from "../../model.js";

/** Operations by the segments of their paths; a literal segment wins over a parameter, as in the server. */
export interface RouteTree {
  /** What stands at a path: the operations of all methods. `null` where nothing does. */
  readonly at: (path: readonly TextPart[]) => ReadonlyMap<Method, Operation> | null;
}

interface Node {
  readonly literals: Map<string, Node>;
  param: Node | null;
  readonly operations: Map<Method, Operation>;
}

const node = (): Node => ({ literals: new Map(), param: null, operations: new Map() });

export function routeTree(operations: readonly Operation[]): RouteTree {
  const root = node();
  for (const operation of operations) {
    let here = root;
    for (const segment of segmentsOf(operation.path)) {
      if (segment.includes("{")) here = here.param ??= node();
      else {
        const next = here.literals.get(segment) ?? node();
        here.literals.set(segment, next);
        here = next;
      }
    }
    here.operations.set(operation.method, operation);
  }
  return { at: (path) => find(root, segmentsOf(flat(path)), 0) };
}

const segmentsOf = (path: string): readonly string[] => path.replace(/\?.*$/s, "").split("/").slice(1);

/** A reference stands for one segment or a part of one. */
const flat = (path: readonly TextPart[]): string =>
  path.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

function find(here: Node, segments: readonly string[], i: number): ReadonlyMap<Method, Operation> | null {
  const segment = segments[i];
  if (segment === undefined) return here.operations.size === 0 ? null : here.operations;
  const literal = here.literals.get(segment);
  const found = literal === undefined ? null : find(literal, segments, i + 1);
  if (found !== null) return found;
  return here.param === null || segment === "" ? null : find(here.param, segments, i + 1);
}
