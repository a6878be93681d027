import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Json } from "../../model.js";
import type { StepPlan } from "../../plan.js";
import type { Place } from "../../protocol/expectations.js";
import type { Located, Span } from "../../source.js";
import { literalOf } from "../values/literal.js";
import type { PlanContext } from "./context.js";

/** What one check demands of one place of an answer. */
interface Demand {
  readonly place: Place;
  readonly is: "=" | "!=" | ">=" | "<=" | ">" | "<" | "absent";
  readonly value: Json;
  readonly at: Span;
  /** Where the place and the value begin. */
  readonly begins: readonly number[];
}

/**
 * Says so where two checks of the same answers exclude each other, so that no answer passes both. One of which something
 * was said already, at one of the offsets `wrong`, is left out.
 */
export function judgeContradictions(
  steps: readonly StepDocument[],
  plans: readonly (StepPlan | null)[],
  wrong: ReadonlySet<number>,
  context: PlanContext,
): void {
  for (const demands of demandsOfAnswers(steps, plans)) {
    const places = new Map<string, Demand[]>();
    for (const demand of demands) {
      if (demand.begins.some((begin) => wrong.has(begin))) continue;
      const key = JSON.stringify(demand.place);
      const before = places.get(key) ?? [];
      places.set(key, before);
      const other = before.find((one) => excludes(one, demand));
      // One that another says as well excludes nothing more.
      if (before.length < mostOfPlace && !before.some((one) => isSame(one, demand))) before.push(demand);
      if (other === undefined) continue;
      context.report("contradictory-checks", demand.at, { first: said(other), second: said(demand) }, [
        { message: "The other check is here.", at: other.at },
      ]);
    }
  }
}

/** More different demands of one place than these contradict each other anyway. */
const mostOfPlace = 20;

const isSame = (a: Demand, b: Demand): boolean => a.is === b.is && a.value === b.value;

/** The demands of checks that look at the same answers: those of one request, in its step or in a THEN after it. */
function demandsOfAnswers(
  steps: readonly StepDocument[],
  plans: readonly (StepPlan | null)[],
): readonly (readonly Demand[])[] {
  const all: Demand[][] = [];
  let looked: Demand[] | null = null;
  for (const [i, step] of steps.entries()) {
    const plan = plans[i] ?? null;
    if (plan === null) {
      // Who writes the definition of a step alone knows what it sends.
      looked = null;
      continue;
    }
    const asks = plan.send !== null || plan.again;
    const own: Demand[] = asks ? [] : (looked ?? []);
    if (asks) all.push(own);
    if (asks && step.phase !== "then") looked = own;
    // Of counted answers each may be another one.
    const isCounted = step.spans.some(({ value }) => value.kind === "answer" && value.count !== null);
    if (!isCounted) own.push(...step.spans.flatMap(demandsOf));
  }
  return all;
}

function demandsOf({ value, at }: Located<StepSpan>): readonly Demand[] {
  if (value.kind === "absent")
    return [{ place: value.place, is: "absent", value: null, at, begins: [at.start] }];
  if (value.kind === "test" && value.comparison !== "contains" && value.comparison !== "matches")
    return demanded(value.place, value.comparison, value.value, at);
  if (value.kind === "pattern") return fieldsOf([], { value: value.pattern, at });
  if (value.kind === "answer" && value.pattern !== null) return fieldsOf([], value.pattern);
  return [];
}

function demanded(place: Place, is: Demand["is"], value: Located<ValueSyntax>, at: Span): readonly Demand[] {
  const literal = literalOf(value.value);
  return literal === undefined || (typeof literal === "object" && literal !== null)
    ? []
    : [{ place, is, value: literal, at, begins: [at.start, value.at.start] }];
}

function fieldsOf(place: Place, value: Located<ValueSyntax>): readonly Demand[] {
  if (value.value.kind !== "object") return place.length === 0 ? [] : demanded(place, "=", value, value.at);
  return value.value.fields.flatMap(({ name, value: inner }) =>
    fieldsOf([...place, name.value], inner).map((demand) => ({
      ...demand,
      begins: [...demand.begins, name.at.start],
    })),
  );
}

function excludes(a: Demand, b: Demand): boolean {
  return excludesOrdered(a, b) || excludesOrdered(b, a);
}

function excludesOrdered(a: Demand, b: Demand): boolean {
  if (a.is === "absent") return b.is !== "absent" && b.is !== "!=";
  if (a.is === "=") {
    if (b.is === "=") return a.value !== b.value;
    if (b.is === "!=") return a.value === b.value;
    return isNumber(a.value) && isNumber(b.value) && !holds(a.value, b.is, b.value);
  }
  const isLow = a.is === ">" || a.is === ">=";
  const isHigh = b.is === "<" || b.is === "<=";
  if (!isLow || !isHigh || !isNumber(a.value) || !isNumber(b.value)) return false;
  return a.value > b.value || (a.value === b.value && (a.is === ">" || b.is === "<"));
}

const isNumber = (value: Json): value is number => typeof value === "number";

function holds(value: number, is: Demand["is"], limit: number): boolean {
  if (is === ">") return value > limit;
  if (is === ">=") return value >= limit;
  if (is === "<") return value < limit;
  return is !== "<=" || value <= limit;
}

const said = ({ place, is, value }: Demand): string => {
  const where = place
    .map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`))
    .join("");
  return is === "absent" ? `${where} absent` : `${where} ${is} ${JSON.stringify(value).slice(0, 80)}`;
};
