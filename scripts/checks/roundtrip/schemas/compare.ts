import type { Documents } from "../../../../generator/import/read/documents.js";
import { keyOf, type Parts } from "../../../../generator/import/schema/parts.js";
import { isChecked } from "./facts.js";
import { type Flat, flatten, type OneType, type Side } from "./flat.js";

/** What came back otherwise, or came back without being checked. */
export interface Finding {
  readonly kind: "lost" | "carried";
  /** Stable: the same for all places where the same is lost. */
  readonly reason: string;
  /** In the document that was imported. */
  readonly at: string;
}

/** Two schemas that are compared: what differs in them, and the schemas inside them. */
interface Pair {
  readonly findings: Finding[];
  readonly inner: Pair[];
}

/** Compares schemas of two documents. Pairs that lead to themselves are compared once. */
export class SchemaComparison {
  readonly #left: Documents;
  readonly #right: Documents;
  readonly #pairs = new Map<string, Pair>();
  readonly #waiting: (() => void)[] = [];

  constructor(left: Documents, right: Documents) {
    this.#left = left;
    this.#right = right;
  }

  /** All that is lost of a schema, however deep. */
  findings(left: Parts, right: Parts, side: Side, isText = false): readonly Finding[] {
    // What travels as text is never null.
    const first = this.#pair(left, right, side, isText);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) next();
    const reached = new Set([first]);
    // The set grows while it is walked.
    for (const pair of reached) for (const inner of pair.inner) reached.add(inner);
    return [...reached].flatMap(({ findings }) => findings);
  }

  /** Of an alternative, that it takes null was said of all of them. */
  #pair(left: Parts, right: Parts, side: Side, isAlternative = false): Pair {
    const key = `${side} ${isAlternative} ${keyOf(left)} = ${keyOf(right)}`;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    const pair: Pair = { findings: [], inner: [] };
    this.#pairs.set(key, pair);
    this.#waiting.push(() => this.#compare(left, right, side, pair, isAlternative));
    return pair;
  }

  #compare(left: Parts, right: Parts, side: Side, pair: Pair, isAlternative: boolean): void {
    const at =
      left[0] === undefined
        ? ""
        : `${left[0].place.file}#${left[0].place.pointer.replace(/~[a-zA-Z].*/, "")}`;
    const report = (kind: Finding["kind"], reason: string) => void pair.findings.push({ kind, reason, at });
    const [a, b] = [flatten(this.#left, left, side), flatten(this.#right, right, side)];
    if (a.broken.length > 0) report("lost", "a reference that leads nowhere");
    const [mayNull, mayAlsoNull] = [
      takesNull(this.#left, left, a, side),
      takesNull(this.#right, right, b, side),
    ];
    if (!isAlternative && mayNull !== mayAlsoNull && !isAny(a) && !isAny(b))
      report("lost", mayNull ? "null" : "null added");
    const inner = (one: Parts, other: Parts) => void pair.inner.push(this.#pair(one, other, side));
    if (a.kind === "choice" || b.kind === "choice") {
      const [mine, theirs] = [choicesOf(this.#left, left, side), choicesOf(this.#right, right, side)];
      if (mine.length !== theirs.length) report("lost", "alternatives");
      else
        for (const [i, one] of mine.entries()) pair.inner.push(this.#pair(one, theirs[i] ?? [], side, true));
      if (a.kind === "choice" && a.discriminator !== null)
        if (b.kind !== "choice" || b.discriminator !== a.discriminator) report("lost", "discriminator");
    } else compareOne(a, b, report, inner);
  }
}

/** Whether null fits a schema, or one of its alternatives. */
const takesNull = (documents: Documents, parts: Parts, flat: Flat, side: Side): boolean =>
  flat.nullable ||
  (flat.kind === "choice" &&
    choicesOf(documents, parts, side).some((one) => flatten(documents, one, side).nullable));

/** The alternatives of a schema, and those of its alternatives. */
function choicesOf(documents: Documents, parts: Parts, side: Side, depth = 0): readonly Parts[] {
  const flat = flatten(documents, parts, side);
  if (flat.kind !== "choice" || depth > 20) return [parts];
  return flat.choices.flatMap((one) => choicesOf(documents, one, side, depth + 1));
}

const isAny = (flat: Flat): boolean => flat.kind === "one" && flat.type === null && flat.values === null;

type Report = (kind: Finding["kind"], reason: string) => void;

function compareOne(a: OneType, b: OneType, report: Report, inner: (one: Parts, other: Parts) => void): void {
  // The values of an enum say its type.
  if (a.type !== b.type && (a.values === null || b.values === null)) {
    if (b.type === null) report("lost", `${a.type} became any`);
    else report("lost", `${a.type ?? "any"} became ${b.type}`);
    return;
  }
  if (a.values?.join() !== b.values?.join()) report("lost", "values of an enum");
  compareFacts(a, b, report);
  if (a.items !== null || b.items !== null) inner(a.items ?? [], b.items ?? []);
  for (const [name, schema] of a.properties) {
    const other = b.properties.get(name);
    if (other === undefined) report("lost", "a field");
    else inner(schema, other);
  }
  for (const [name, schema] of b.properties) {
    if (a.properties.has(name)) continue;
    // A name that is only required says of itself that it may be anything.
    if (a.required.has(name) && a.others === "open") inner([], schema);
    else report("lost", "a field added");
  }
  if ([...a.required].some((name) => !b.required.has(name))) report("lost", "required");
  if ([...b.required].some((name) => !a.required.has(name))) report("lost", "required added");
  if (typeof a.others === "string" || typeof b.others === "string") {
    if (a.others !== b.others)
      report("lost", `other fields: ${wordFor(a.others)} became ${wordFor(b.others)}`);
  } else inner(a.others, b.others);
}

const wordFor = (others: OneType["others"]): string => (typeof others === "string" ? others : "of a type");

function compareFacts(a: OneType, b: OneType, report: Report): void {
  for (const name of new Set([...a.facts.keys(), ...b.facts.keys()])) {
    const [mine, theirs] = [a.facts.get(name), b.facts.get(name)];
    const what = name === "format" ? `format ${mine ?? theirs}` : name;
    if (mine !== theirs) report("lost", mine === undefined ? `${what} added` : what);
    else if (name === "format" && mine !== undefined && !isChecked(mine)) report("carried", what);
  }
}
