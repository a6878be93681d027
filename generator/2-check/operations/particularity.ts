import type { RequirementHome } from "../declarations.js";
import { shapeOfPath } from "../path-shape.js";
import type { OperationDraft } from "../scope.js";

/** The operations that a requirement names, by how much of a path they say. */
interface Named {
  /** Paths in whole: `GET /books`, `ANY /books`. */
  readonly whole: ReadonlySet<string>;
  /** What paths begin with, `/books*`, with their methods. */
  readonly begun: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = new WeakMap<RequirementHome, Named>();

function namedIn(home: RequirementHome): Named {
  const done = known.get(home);
  if (done !== undefined) return done;
  const whole = new Set<string>();
  const begun = new Map<string, Set<string>>();
  for (const { value } of home.facts) {
    if (value.kind !== "operation") continue;
    const path = value.path.value;
    const shape = shapeOfPath(path);
    if (path.open) {
      const begin = shape.replace(/\*$/, "");
      begun.set(begin, (begun.get(begin) ?? new Set()).add(value.method));
    } else whole.add(`${value.method} ${shape}`);
  }
  const named = { whole, begun };
  known.set(home, named);
  return named;
}

/**
 * How particularly a requirement speaks of an operation: an operation that it names itself comes before `/books*`, that
 * before `*`; and of one path a method before ANY. What is larger counts.
 */
export function particularity(home: RequirementHome, { method, shape }: OperationDraft): number {
  const { whole, begun } = namedIn(home);
  if (whole.has(`${method} ${shape}`)) return Number.MAX_SAFE_INTEGER;
  if (whole.has(`ANY ${shape}`)) return Number.MAX_SAFE_INTEGER - 1;
  let most = -1;
  for (const [begin, methods] of begun)
    if (shape.startsWith(begin) && (methods.has(method) || methods.has("ANY")))
      most = Math.max(most, begin.length * 2 + (methods.has(method) ? 1 : 0));
  return most;
}
