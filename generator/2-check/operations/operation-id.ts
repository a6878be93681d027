import type { TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Method } from "../../protocol/methods.js";
import { sha256 } from "../../sha256.js";

const pascal = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");

/** `GET /api/products/{id}` -> `getApiProductsById`. Titles get renamed, paths rarely, so the id comes from the path. */
export function operationId(method: Method, path: TemplateSyntax): string {
  const words = path.segments.map((parts) =>
    parts.map((part) => (part.kind === "text" ? pascal(part.text) : `By${pascal(part.name)}`)).join(""),
  );
  return method.toLowerCase() + words.join("");
}

/** What every object inherits cannot be the name of a handler. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** An id that a requirement gives, as code has names: `repos/update` and `repos_update` are `reposUpdate`. */
export function handlerName(given: string, method: Method): string {
  const [first = "", ...rest] = (given.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(
    (word) => word.charAt(0).toUpperCase() + word.slice(1),
  );
  const name = /^\p{L}/u.test(first) ? first.charAt(0).toLowerCase() + first.slice(1) + rest.join("") : "";
  return name === "" || inherited.has(name) ? method.toLowerCase() + first + rest.join("") : name;
}

/** What an operation gets its id from. */
interface Named {
  readonly method: Method;
  readonly path: TemplateSyntax;
  /** The id that a requirement gives it. */
  readonly given: string | null;
}

/**
 * The id of each operation. Where two paths differ in marks or case alone, as `/a/b` and `/a-b`, the one with the fewest
 * marks has the plain id, and each other a tail that its own path gives. No plain id has an underscore.
 */
export function operationIds<N extends Named>(operations: readonly N[]): ReadonlyMap<N, string> {
  const plainest = new Map<string, N>();
  const plain = new Map(
    operations.map((one) => [
      one,
      one.given === null ? operationId(one.method, one.path) : handlerName(one.given, one.method),
    ]),
  );
  for (const [one, id] of plain) {
    const other = plainest.get(id);
    if (other === undefined || isPlainer(one, other)) plainest.set(id, one);
  }
  return new Map(
    [...plain].map(([one, id]) => [one, plainest.get(id) === one ? id : `${id}_${tailOf(one)}`]),
  );
}

const tailOf = ({ path }: Named): string => sha256(path.text).slice(0, 6);

function isPlainer(a: Named, b: Named): boolean {
  const [one, other] = [a.path.text, b.path.text];
  if ((a.given === null) !== (b.given === null)) return a.given !== null;
  const [ours, theirs] = [marksIn(one), marksIn(other)];
  return ours === theirs ? one < other : ours < theirs;
}

/** All but small letters, digits and the slashes between segments. */
const marksIn = (text: string): number => text.match(/[^\p{Ll}\p{Lo}\p{N}/]/gu)?.length ?? 0;
