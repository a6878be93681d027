import type { RuleSyntax, RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";

/** Where a field stands: in an entity, in a part of a request that travels as text, or as a header of an answer. */
export type Place = "entity" | "type" | "path" | "query" | "header" | "answer header" | "credential";

type Kind = RuleSyntax["kind"];

/** Why a rule can do nothing at a place. */
const idle: Readonly<Record<Place, Partial<Readonly<Record<Kind, string>>>>> = {
  entity: { comma: "only a list in a query can be written so" },
  type: {
    optional: "a field says whether it may be absent",
    default: "a field says what it is where it is absent",
    "read-only": "a field says so",
    "write-only": "a field says so",
    unique: "a field says so",
    deprecated: "a field says so",
    caller: "a field says so",
    comma: "a query parameter says so",
    example: "a field says so",
  },
  path: {
    optional: "a request without it has another path",
    nullable: "a string cannot be null",
    null: "a string cannot be null",
    default: "a request without it has another path",
    "read-only": "only requests have it",
    "write-only": "only requests have it",
    unique: "only a field of an entity can be unique",
    caller: "the caller belongs in a body or a query",
    comma: "commas part the items of a list here anyway",
  },
  query: {
    nullable: "a string cannot be null",
    null: "a string cannot be null",
    "read-only": "only requests have it",
    "write-only": "only requests have it",
    unique: "only a field of an entity can be unique",
  },
  header: {
    nullable: "a string cannot be null",
    null: "a string cannot be null",
    "read-only": "only requests have it",
    "write-only": "only requests have it",
    unique: "only a field of an entity can be unique",
    caller: "the caller belongs in a body or a query",
    comma: "commas part the items of a list here anyway",
  },
  "answer header": {
    comma: "commas part the items of a list here anyway",
    example: "a field or a parameter of a request says so",
  },
  credential: {
    optional: "an operation says whether it is needed",
    required: "an operation says whether it is needed",
    nullable: "a string cannot be null",
    null: "a string cannot be null",
    comma: "it is no list",
    default: "nothing stands for a credential that was not sent",
    example: "a credential is in no description",
    "read-only": "only requests have it",
    "write-only": "only requests have it",
    unique: "only a field of an entity can be unique",
    caller: "`authenticate` says who the caller is",
  },
};

/** Why something is never wrong at a place. */
const withoutCode: Readonly<Record<Place, Partial<Readonly<Record<Kind, string>>>>> = {
  entity: {},
  type: {},
  path: { required: "a request without it has another path" },
  query: {},
  header: {},
  "answer header": {},
  credential: {},
};

const placeNames: Readonly<Record<Place, string>> = {
  entity: "a field",
  type: "a type of its own name",
  path: "a path parameter",
  query: "a query parameter",
  header: "a header",
  "answer header": "a header of an answer",
  credential: "a credential",
};

/** Rules that cannot hold beside each other. */
const opposites: readonly (readonly [Kind, Kind])[] = [
  ["optional", "required"],
  ["required", "default"],
  ["null", "nullable"],
  ["read-only", "caller"],
  ["read-only", "write-only"],
  ["default", "default"],
  ["example", "example"],
  ["format", "format"],
];

/** The rules that mean something where they stand; what is wrong with the others is reported. */
export function rulesAt(
  place: Place,
  field: string,
  rules: readonly RuleUse[],
  report: DiagnosticSink,
): readonly RuleUse[] {
  return rules.filter((use, i) => {
    const { rule, code, at } = use;
    // A name says nothing of whether a field is there, and may say which error it is where it is not.
    const isIdle = place === "type" && rule.kind === "required" && code === null;
    const why = isIdle ? "a field says whether it may be absent" : idle[place][rule.kind];
    if (why !== undefined) {
      report("idle-rule", at, { rule: rule.kind, place: placeNames[place], why });
      return false;
    }
    const other = rules.slice(0, i).find((earlier) => areOpposites(earlier.rule.kind, rule.kind));
    if (other !== undefined) {
      report("opposite-rules", at, { rule: rule.kind, other: other.rule.kind, field }, [
        { message: "The other one is here.", at: other.at },
      ]);
      return false;
    }
    if (code === null) return true;
    const idleCode = withoutCode[place][rule.kind];
    if (idleCode !== undefined) report("code-never-given", code.at, { code: code.value, why: idleCode });
    else if (!hasOwnCode.has(rule.kind))
      report("code-of-no-rule", code.at, { rule: rule.kind, code: code.value });
    return true;
  });
}

const areOpposites = (a: Kind, b: Kind): boolean =>
  opposites.some(([one, two]) => (a === one && b === two) || (a === two && b === one));

/** What a request can break, or, of a value in use, a handler refuses. */
const hasOwnCode: ReadonlySet<Kind> = new Set([
  "range",
  "length",
  "pattern",
  "distinct",
  "required",
  "null",
  "type",
  "unique",
]);
