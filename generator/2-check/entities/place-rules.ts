import type { RuleSyntax, RuleUse } from "../../1-parse/notation/type-syntax.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";

/** Where a field stands: in an entity, in a part of a request that travels as text, or as a header of an answer. */
export type Place = "entity" | "type" | "path" | "query" | "header" | "answer header";

type Kind = RuleSyntax["kind"];

/** Why a rule can do nothing at a place. */
const idle: Readonly<Record<Place, Partial<Readonly<Record<Kind, string>>>>> = {
  entity: { comma: "only a list in a query can be written so" },
  type: {
    optional: "a field says whether it may be absent",
    required: "a field says whether it may be absent",
    default: "a field says what it is where it is absent",
    "read-only": "a field says so",
    unique: "a field says so",
    caller: "a field says so",
    comma: "a query parameter says so",
  },
  path: {
    optional: "a request without it has another path",
    nullable: "a string cannot be null",
    default: "a request without it has another path",
    "read-only": "only requests have it",
    unique: "only a field of an entity can be unique",
    caller: "the caller belongs in a body or a query",
    comma: "commas part the items of a list here anyway",
  },
  query: {
    nullable: "a string cannot be null",
    "read-only": "only requests have it",
    unique: "only a field of an entity can be unique",
  },
  header: {
    nullable: "a string cannot be null",
    "read-only": "only requests have it",
    unique: "only a field of an entity can be unique",
    caller: "the caller belongs in a body or a query",
    comma: "commas part the items of a list here anyway",
  },
  "answer header": { comma: "commas part the items of a list here anyway" },
};

const placeNames: Readonly<Record<Place, string>> = {
  entity: "a field",
  type: "a type of its own name",
  path: "a path parameter",
  query: "a query parameter",
  header: "a header",
  "answer header": "a header of an answer",
};

/** Rules that cannot hold beside each other. */
const opposites: readonly (readonly [Kind, Kind])[] = [
  ["optional", "required"],
  ["required", "default"],
  ["read-only", "caller"],
  ["default", "default"],
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
    const why = idle[place][rule.kind];
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
    if (code !== null && !hasOwnCode(rule.kind))
      report("code-of-no-rule", code.at, { rule: rule.kind, code: code.value });
    return true;
  });
}

const areOpposites = (a: Kind, b: Kind): boolean =>
  opposites.some(([one, two]) => (a === one && b === two) || (a === two && b === one));

/** Only a value that is there can break a rule that has an error of its own. */
const hasOwnCode = (kind: Kind): boolean => kind === "range" || kind === "length" || kind === "pattern";
