import { instantOf, orderOfInstants } from "./instant.js";

/** How two texts or numbers are held against each other. */
type Same = (a: unknown, b: unknown) => boolean;

const strict: Same = (a, b) => a === b;

/** As `strict`, but two date-times are the same when they are the same instant. */
const loose: Same = (a, b) => {
  if (a === b) return true;
  const [first, second] = [instantOf(a), instantOf(b)];
  return first !== null && second !== null && orderOfInstants(first, second) === 0;
};

/** JSON equality to the letter: the order of fields does not matter, everything else does. */
export function identical(a: unknown, b: unknown): boolean {
  return deep(a, b, strict);
}

/** JSON equality, date-times by their instant. */
export function equal(a: unknown, b: unknown): boolean {
  return deep(a, b, loose);
}

function deep(a: unknown, b: unknown, same: Same): boolean {
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => deep(x, b[i], same))
    );
  }
  if (!isObject(a) || !isObject(b)) return same(a, b);
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && deep(Reflect.get(a, name), Reflect.get(b, name), same))
  );
}

/** A JSON object: neither a list nor null. */
export function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
