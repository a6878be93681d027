import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { ValueSyntax } from "../../1-parse/notation/value-syntax.js";
import type { Field, FieldCheck, Type } from "../../model.js";
import type { Place } from "../../protocol/expectations.js";
import { resolved, resolvedType } from "../../resolved-type.js";
import { isAny, isNumber, isText, momentOf } from "../../scalars/of-type.js";
import { scalars } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/fields-of.js";
import { literalOf } from "../values/literal.js";
import { mismatches } from "../values/mismatches.js";
import { momentProblem } from "../values/moment-problem.js";
import type { TypeOf } from "../values/reference-type.js";
import { scalarProblem } from "../values/value-problem.js";
import type { PlanContext } from "./context.js";

type Test = Extract<StepSpan, { kind: "test" }>;

/** Says so where a test can never hold, or always does and so checks nothing. */
export function judgeTest(test: Test, body: Type, typeOf: TypeOf, { types, report }: PlanContext): void {
  const field = fieldAt(test.place, body, types);
  if (field === null) return;
  const { at } = test.value;
  const place = `\`${sayPlace(test.place)}\``;
  const problem = problemOf(test, field, typeOf, types);
  if (problem === null) return;
  if (problem.kind === "never") report("pattern-does-not-fit", at, { place, problem: problem.says });
  else report("check-always-holds", at, { place, problem: problem.says });
}

/** A place that is always there can never be absent. */
export function judgeAbsent(
  { value: { place }, at }: Located<Extract<StepSpan, { kind: "absent" }>>,
  body: Type,
  { types, report }: PlanContext,
): void {
  let type = body;
  for (const step of place) {
    const field = fieldsOf(type, types).find((candidate) => candidate.name === step);
    if (field === undefined || field.optional || field.nullable) return;
    type = field.type;
  }
  report("pattern-does-not-fit", at, { place: `\`${sayPlace(place)}\``, problem: "is always there" });
}

type Problem = { readonly kind: "never" | "always"; readonly says: string } | null;
const never = (says: string): Problem => ({ kind: "never", says });

function problemOf({ comparison, value }: Test, field: Field, typeOf: TypeOf, types: TypeResolver): Problem {
  const { type } = field;
  if (isAny(type)) return null;
  switch (comparison) {
    case "=":
    case "!=": {
      const [first] = mismatches(value, field, "pattern", types, typeOf);
      if (first === undefined) return null;
      return { kind: comparison === "=" ? "never" : "always", says: first.problem };
    }
    case "contains":
      return partProblem(value, type, typeOf, types);
    case "matches":
      return type.kind === "enum" || isText(type) ? null : never("is no text, which a pattern could match");
    default:
      return orderProblem(comparison, value.value, field, typeOf);
  }
}

/** A list holds an element, a text a text, and nothing else holds anything. */
function partProblem(value: Located<ValueSyntax>, own: Type, typeOf: TypeOf, types: TypeResolver): Problem {
  const type = resolvedType(own);
  if (type.kind === "union") return ofAny(type.alternatives, (one) => partProblem(value, one, typeOf, types));
  if (type.kind === "list") {
    const item: Field = { ...plainShape("item"), type: type.item };
    const [first] = mismatches(value, item, "pattern", types, typeOf);
    return first === undefined
      ? null
      : never(`holds no such element: ${first.place === "the body" ? "it" : first.place} ${first.problem}`);
  }
  if (type.kind === "enum" || isText(type))
    return isTextual(value.value) ? null : never("is a text, which contains texts only");
  return never("is neither a list nor a text, so it contains nothing");
}

/** One of several alternatives is enough. */
function ofAny(alternatives: readonly Type[], problemOf: (type: Type) => Problem): Problem {
  const problems = alternatives.map(problemOf);
  return problems.includes(null) ? null : (problems[0] ?? null);
}

const isTextual = ({ kind }: ValueSyntax): boolean => ["string", "code", "ref"].includes(kind);

type Order = ">" | "<" | ">=" | "<=";

/** Only numbers have an order, and texts. */
function orderProblem(comparison: Order, value: ValueSyntax, field: Field, typeOf: TypeOf): Problem {
  const { type, checks } = resolved(field);
  if (type.kind === "union")
    return ofAny(type.alternatives, (one) =>
      orderProblem(comparison, value, { ...plainShape(""), type: one }, typeOf),
    );
  if (value.kind === "moment") {
    const problem = momentProblem(value, type, typeOf);
    return problem === null ? null : never(problem);
  }
  if (isNumber(type)) {
    if (value.kind === "ref") return null;
    const limit = literalOf(value);
    return typeof limit === "number"
      ? rangeProblem(comparison, limit, checks)
      : never("is a number, which is more or less than numbers only");
  }
  if (type.kind === "scalar" && momentOf(type) !== null) {
    const problem = value.kind === "ref" ? null : scalarProblem(value, scalars[type.scalar]);
    return problem === null ? null : never(problem);
  }
  if (type.kind === "enum" || isText(type))
    return isTextual(value) ? null : never("is a text, which is more or less than texts only");
  return never("has no order, so it is neither more nor less than anything");
}

function rangeProblem(comparison: Order, limit: number, checks: readonly FieldCheck[]): Problem {
  for (const check of checks) {
    if (check.kind !== "range") continue;
    const low = check.min ?? Number.NEGATIVE_INFINITY;
    const high = check.max ?? Number.POSITIVE_INFINITY;
    const says = `lies in ${check.min ?? ""}..${check.max ?? ""}`;
    if (comparison === ">" ? high <= limit : comparison === ">=" ? high < limit : false) return never(says);
    if (comparison === "<" ? low >= limit : comparison === "<=" ? low > limit : false) return never(says);
  }
  return null;
}

/** What stands at a place, with the rules it keeps; `null` where that is not known. */
function fieldAt(place: Place, body: Type, types: TypeResolver): Field | null {
  let field: Field = { ...plainShape("body"), type: body };
  for (const [i, step] of place.entries()) {
    const { type } = field;
    const own = fieldsOf(type, types).find((candidate) => candidate.name === step);
    if (own !== undefined) field = own;
    else if (type.kind === "list" && typeof step === "number")
      field = { ...plainShape("item"), type: type.item };
    else if (type.kind === "map" && typeof step === "string")
      field = { ...plainShape("item"), type: type.value };
    else if (step === "length" && i === place.length - 1) field = lengthOf(field);
    else return null;
  }
  return field;
}

/** The number that `length` counts, within what the rules of the field allow. */
function lengthOf({ checks }: Field): Field {
  const counted = checks.flatMap((check): readonly FieldCheck[] =>
    check.kind === "length"
      ? [
          {
            kind: "range",
            min: check.min ?? 0,
            max: check.max,
            exclusiveMin: false,
            exclusiveMax: false,
            code: null,
          },
        ]
      : [],
  );
  const none: FieldCheck = {
    kind: "range",
    min: 0,
    max: null,
    exclusiveMin: false,
    exclusiveMax: false,
    code: null,
  };
  return { ...plainShape("length"), type: { kind: "scalar", scalar: "integer" }, checks: [none, ...counted] };
}

/** `items[0].name` */
const sayPlace = (place: Place): string =>
  place.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
