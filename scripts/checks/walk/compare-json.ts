import type { KnownTwins } from "./known-twins.js";

/** One place where two answers differ. */
export interface Difference {
  readonly place: string;
  readonly left: string;
  readonly right: string;
}

/** What comparing needs to know: which ids are twins, and who learned of them. */
export interface Differ {
  readonly twins: KnownTwins;
  readonly caller: string;
}

/** Two servers on one machine may be so many milliseconds apart. */
const APART = 5_000;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const ID = /\b(?:prod|item|order|pay)_[A-Za-z0-9-]{8,}/g;

/** Where two JSON values differ. Fields of an object have no order. */
export function compareJson(
  left: unknown,
  right: unknown,
  differ: Differ,
  place = "",
): readonly Difference[] {
  if (isRecord(left) && isRecord(right)) return compareRecords(left, right, differ, place);
  if (Array.isArray(left) && Array.isArray(right)) return compareLists(left, right, differ, place);
  if (typeof left === "string" && typeof right === "string" && !textsDiffer(left, right, differ)) return [];
  return left === right ? [] : [differs(place, left, right)];
}

function compareRecords(left: Fields, right: Fields, differ: Differ, place: string): readonly Difference[] {
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  const found = names.flatMap((name) => {
    const inner = place === "" ? name : `${place}.${name}`;
    if (!Object.hasOwn(left, name)) return [differs(inner, undefined, right[name])];
    if (!Object.hasOwn(right, name)) return [differs(inner, left[name], undefined)];
    return compareJson(left[name], right[name], differ, inner);
  });
  return [...found, ...ordersDiffer(left, right, place)];
}

function compareLists(
  left: readonly unknown[],
  right: readonly unknown[],
  differ: Differ,
  place: string,
): readonly Difference[] {
  if (left.length !== right.length) return [differs(`${place} length`, left.length, right.length)];
  return left.flatMap((item, at) => compareJson(item, right[at], differ, `${place}[${at}]`));
}

/** Whether two texts differ, but for times that are near each other in one form, and ids that are twins. */
export function textsDiffer(left: string, right: string, { twins, caller }: Differ): boolean {
  if (left === right) return false;
  if (TIME.test(left) && TIME.test(right))
    return shapeOf(left) !== shapeOf(right) || Math.abs(Date.parse(left) - Date.parse(right)) > APART;
  const [own, other] = [left.match(ID) ?? [], right.match(ID) ?? []];
  if (own.length !== other.length || left.replaceAll(ID, "") !== right.replaceAll(ID, "")) return true;
  return own.some((id, at) => !twins.match(id, other[at] ?? "", caller));
}

const shapeOf = (time: string): string => time.replaceAll(/\d/g, "0");

/** Of the times in one object, what came first on the one side did not come last on the other. */
function ordersDiffer(left: Fields, right: Fields, place: string): readonly Difference[] {
  const times = Object.keys(left).filter((name) => isTime(left[name]) && isTime(right[name]));
  const order = (fields: Fields, [a, b]: readonly [string, string]): number =>
    Math.sign(Date.parse(String(fields[a])) - Date.parse(String(fields[b])));
  const pairs = times.flatMap((a, at) => times.slice(at + 1).map((b) => [a, b] as const));
  return pairs
    .filter((pair) => order(left, pair) * order(right, pair) < 0)
    .map((pair) => differs(`${place} order of ${pair.join(" and ")}`, order(left, pair), order(right, pair)));
}

type Fields = Readonly<Record<string, unknown>>;
const isTime = (value: unknown): boolean => typeof value === "string" && TIME.test(value);
const isRecord = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function differs(place: string, left: unknown, right: unknown): Difference {
  const shown = (value: unknown): string => (value === undefined ? "absent" : JSON.stringify(value));
  return { place: place === "" ? "body" : place, left: shown(left), right: shown(right) };
}
