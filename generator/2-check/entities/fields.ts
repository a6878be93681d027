import type { RuleSyntax, RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { Field, FieldCheck, Json, Type } from "../../model.js";
import { type CauseCodes, isCause, nearerCodes, noCodes } from "../../protocol/causes.js";
import { inOrder, resolved, resolvedType } from "../../resolved-type.js";
import { isAny, isFreeText, isNumber, scalarOf } from "../../scalars/of-type.js";
import type { Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { readPattern } from "../patterns/read-pattern.js";
import { literalOf } from "../values/literal.js";
import { boundsOf } from "./bounds.js";
import { type Place, rulesAt } from "./place-rules.js";

/** A field of which nothing is known but its name. */
export const plainShape = (name: string): Field => ({
  name,
  type: { kind: "scalar", scalar: "any" },
  optional: false,
  nullable: false,
  readOnly: false,
  writeOnly: false,
  unique: false,
  caller: false,
  deprecated: false,
  comma: false,
  initial: null,
  example: null,
  checks: [],
  codes: noCodes,
  description: "",
});

/** Adds written rules to a field, and says which of them its place or its type cannot have. */
export function fieldFrom(
  base: Field,
  { at, place }: { readonly at: Span; readonly place: Place },
  rules: readonly RuleUse[],
  report: DiagnosticSink,
): Field {
  if (base.name === "__proto__") report("forbidden-name", at, { name: base.name });
  const ruled = rulesAt(place, base.name, rules, report);
  // With further rules a type is no longer what its name says.
  const start = ruled.some(({ rule }) => isCheck(rule)) ? resolved(base) : base;
  const made = ruled.reduce((before, use) => withRule(before, use, report), start);
  const field = { ...made, checks: inOrder(made.checks), codes: nearerCodes(codesOf(ruled), made.codes) };
  for (const use of ruled) reportNeverWrong(use, field, place, report);
  // A parameter that is filled in where it is left out is never absent; of a field, an answer may still lack it.
  return field.initial === null || place === "entity" ? field : { ...field, optional: false };
}

const isCheck = ({ kind }: RuleSyntax): boolean =>
  kind === "range" || kind === "length" || kind === "pattern" || kind === "distinct" || kind === "format";

function withRule(field: Field, use: RuleUse, report: DiagnosticSink): Field {
  const { rule, at } = use;
  switch (rule.kind) {
    case "optional":
      return { ...field, optional: true };
    case "required":
      return { ...field, optional: false };
    case "nullable":
      return { ...field, nullable: true };
    case "read-only":
      return { ...field, readOnly: true };
    case "write-only":
      return { ...field, writeOnly: true };
    case "deprecated":
      return { ...field, deprecated: true };
    case "unique":
      return { ...field, unique: true };
    case "null":
    case "type":
      return field;
    case "caller":
      if (isRuledText(field.type)) return { ...field, caller: true };
      report("rule-does-not-fit", at, { rule: "caller", field: field.name, fits: "a string" });
      return field;
    case "comma":
      if (resolvedType(field.type).kind === "list") return { ...field, comma: true };
      report("rule-does-not-fit", at, { rule: "comma", field: field.name, fits: "a list" });
      return field;
    case "default":
      return withDefault(field, rule, at, report);
    case "example":
      return withExample(field, rule, at, report);
    case "format": {
      const check: FieldCheck = { kind: "format", format: rule.format, code: null };
      return doesFit(check, field, at, report) ? { ...field, checks: [...field.checks, check] } : field;
    }
    case "distinct": {
      const check = distinctOf(use);
      return doesFit(check, field, at, report) ? { ...field, checks: [...field.checks, check] } : field;
    }
    case "pattern":
      return withPattern(field, use, rule.pattern, report);
    default: {
      const check = boundOf(use, rule);
      if (!doesFit(check, field, at, report)) return field;
      reportEmpty(check, field, at, report);
      return { ...field, checks: [...field.checks, check] };
    }
  }
}

/** The errors that a field has of its own where something else than a rule is broken. */
function codesOf(rules: readonly RuleUse[]): CauseCodes {
  const given = rules.flatMap(({ rule: { kind }, code }) =>
    code !== null && isCause(kind) ? [[kind, code.value] as const] : [],
  );
  return given.length === 0 ? noCodes : { ...noCodes, ...Object.fromEntries(given) };
}

/** What cannot be wrong with a field has no error. */
function reportNeverWrong({ rule, code }: RuleUse, field: Field, place: Place, report: DiagnosticSink): void {
  if (code === null || place === "answer header") return;
  const type = resolvedType(field.type);
  const isFree = type.kind === "scalar" && isAny(type);
  const isText = place !== "entity" && place !== "type" && isFreeText(type);
  const why =
    rule.kind === "null" && (resolved(field).nullable || isFree)
      ? "it may be null"
      : rule.kind === "type" && (isFree || isText)
        ? "any value is of its type"
        : null;
  if (why !== null) report("code-never-given", code.at, { code: code.value, why });
}

/** A row of a table is a field of several entities where others are made of it, and its rules are theirs. */
const bounds = new WeakMap<RuleUse, Bound>();
type Bound = Extract<FieldCheck, { kind: "range" | "length" }>;

function boundOf(use: RuleUse, rule: Extract<RuleSyntax, { kind: "range" | "length" }>): Bound {
  const known = bounds.get(use);
  if (known !== undefined) return known;
  const check = { ...rule, code: use.code?.value ?? null };
  bounds.set(use, check);
  return check;
}

type Distinct = Extract<FieldCheck, { kind: "distinct" }>;
const distincts = new WeakMap<RuleUse, Distinct>();

function distinctOf(use: RuleUse): Distinct {
  const check = distincts.get(use) ?? { kind: "distinct", code: use.code?.value ?? null };
  distincts.set(use, check);
  return check;
}

const patterns = new WeakMap<RuleUse, Extract<FieldCheck, { kind: "pattern" }>>();

function withPattern(field: Field, use: RuleUse, pattern: string, report: DiagnosticSink): Field {
  const { at } = use;
  const reading = readPattern(pattern);
  const portable = reading.kind === "pattern" ? reading.portable : pattern;
  const check = patterns.get(use) ?? { kind: "pattern", pattern, portable, code: use.code?.value ?? null };
  patterns.set(use, check);
  if (!doesFit(check, field, at, report)) return field;
  if (reading.kind === "pattern") return { ...field, checks: [...field.checks, check] };
  report("pattern-outside-subset", at, { pattern, fault: reading.fault });
  return field;
}

function doesFit(check: FieldCheck, field: Field, at: Span, report: DiagnosticSink): boolean {
  const fits = whatFits(check, field.type);
  if (fits !== null) report("rule-does-not-fit", at, { rule: check.kind, field: field.name, fits });
  return fits === null;
}

function withDefault(
  field: Field,
  rule: Extract<RuleSyntax, { kind: "default" }>,
  at: Span,
  report: DiagnosticSink,
): Field {
  const value: Json | undefined = literalOf(rule.value);
  if (value === undefined) {
    report("default-is-no-constant", at, { field: field.name });
    return field;
  }
  return { ...field, initial: { value } };
}

function withExample(
  field: Field,
  rule: Extract<RuleSyntax, { kind: "example" }>,
  at: Span,
  report: DiagnosticSink,
): Field {
  const value: Json | undefined = literalOf(rule.value);
  if (value !== undefined) return { ...field, example: { value } };
  report("example-is-no-constant", at, { field: field.name });
  return field;
}

/** Where a rule leaves nothing that the type and the rules before it took. */
function reportEmpty(
  check: Extract<FieldCheck, { kind: "range" | "length" }>,
  field: Field,
  at: Span,
  report: DiagnosticSink,
): void {
  const before = boundsOf(check.kind, field.checks, field.type);
  const { min, max, isEmpty } = boundsOf(check.kind, [...field.checks, check], field.type);
  if (isEmpty && !before.isEmpty)
    report("empty-range", at, { min: String(min), max: String(max), field: field.name });
}

/** Whether a length and a pattern can be asked of a text. */
function isRuledText(type: Type): boolean {
  const scalar = scalarOf(resolvedType(type));
  return scalar?.kind === "text" && (scalar.form?.takesRules ?? true);
}

/** What the check would fit, where it does not fit the type. */
function whatFits(check: FieldCheck, type: Type): string | null {
  switch (check.kind) {
    case "range":
      return isNumber(type) ? null : "an integer or a number";
    case "pattern":
      return isRuledText(type) ? null : "a string";
    case "format":
      return isNumber(type) || isFreeText(resolvedType(type)) || resolvedType(type).kind === "enum"
        ? null
        : "a string, a number or an enum";
    case "distinct":
      return type.kind === "list" ? null : "a list";
    case "length":
      return isRuledText(type) || type.kind === "list" || type.kind === "map"
        ? null
        : "a string, a list or a map";
  }
}
