import type {
  Credential,
  Entity,
  ErrorEntry,
  ErrorForm,
  Field,
  NamedType,
  Operation,
  Origin,
  Refusal,
  Reply,
  RuledType,
  Scenario,
  SpecModel,
  Step,
  Type,
} from "../../model.js";
import type { StepPlan } from "../../plan.js";
import { noCodes } from "../../protocol/causes.js";
import { kindOf, type Template } from "../../protocol/error-template.js";
import { problemTemplate } from "../../protocol/problem-template.js";

/** Parts of models for tests: what a test does not speak of is absent. */
export const origin: Origin = { path: "openspec/specs/shop/spec.md", line: 1, column: 1 };

export const string: Type = { kind: "scalar", scalar: "string" };
export const integer: Type = { kind: "scalar", scalar: "integer" };

export function entityType(name: string, view: "full" | "input" = "full"): Type {
  return { kind: "entity", name, view };
}

export function listOf(item: Type): Type {
  return { kind: "list", item };
}

export const unionOf = (...alternatives: readonly Type[]): Type => ({
  kind: "union",
  alternatives,
  tag: null,
});

export function ruledType(name: string | null, type: Type, facts: Partial<RuledType> = {}): RuledType {
  return { kind: "ruled", name, view: "full", type, checks: [], nullable: false, codes: noCodes, ...facts };
}

export function namedType(type: RuledType, facts: Partial<NamedType> = {}): NamedType {
  return {
    name: type.name ?? "",
    type,
    hasInput: false,
    requirement: "shop/things",
    description: "",
    ...facts,
  };
}

export function field(name: string, type: Type = string, facts: Partial<Field> = {}): Field {
  return {
    name,
    type,
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
    ...facts,
  };
}

export function entity(name: string, fields: readonly Field[], facts: Partial<Entity> = {}): Entity {
  return {
    name,
    fields,
    rest: { kind: "refused" },
    hasInput: false,
    requirement: "shop/things",
    description: "",
    ...facts,
  };
}

export function reply(status: number, type: Type | null, headers: readonly Field[] = []): Reply {
  return { status, body: type === null ? null : { kind: "json", media: null, type }, headers };
}

export function refusal(status: number, code: string, facts: Partial<Refusal> = {}): Refusal {
  return { status, code, headers: [], givenBy: "handler", asksField: false, ...facts };
}

export function operation(
  id: string,
  method: Operation["method"],
  path: string,
  facts: Partial<Operation> = {},
): Operation {
  return {
    id,
    operationId: id,
    method,
    path,
    capability: "shop",
    requirements: ["shop/things"],
    summary: "Things",
    description: "The system SHALL have things.",
    params: [],
    query: [],
    queryRest: { kind: "refused" },
    classes: [],
    headers: [],
    body: null,
    replies: [],
    refusals: [],
    codes: noCodes,
    deprecated: false,
    caller: null,
    authentication: null,
    origin,
    ...facts,
  };
}

export function credential(name: string, facts: Partial<Credential> = {}): Credential {
  return {
    name,
    kind: "scheme",
    place: { in: "authorization", name },
    value: field(name),
    source: null,
    missing: "UNAUTHENTICATED",
    bad: "UNAUTHENTICATED",
    ...facts,
  };
}

export function range(
  min: number | null,
  max: number | null,
  code: string | null = null,
): Field["checks"][number] {
  return { kind: "range", min, max, exclusiveMin: false, exclusiveMax: false, code };
}

export function length(
  min: number | null,
  max: number | null,
  code: string | null = null,
): Field["checks"][number] {
  return { kind: "length", min, max, code };
}

export function pattern(text: string, code: string | null = null): Field["checks"][number] {
  return { kind: "pattern", pattern: text, portable: text, code };
}

export function plan(phase: StepPlan["phase"], facts: Partial<StepPlan> = {}): StepPlan {
  return {
    phase,
    callers: [],
    afterSeconds: null,
    power: null,
    makes: [],
    send: null,
    again: false,
    mustSucceed: false,
    load: null,
    checks: [],
    ...facts,
  };
}

export function step(keyword: Step["keyword"], text: string, facts: Partial<Step> = {}): Step {
  const phase = keyword === "When" ? "when" : keyword === "Then" ? "then" : "given";
  return { keyword, phase, text, attached: null, binding: { kind: "unbound" }, line: 1, ...facts };
}

export function planned(keyword: Step["keyword"], text: string, facts: Partial<StepPlan>): Step {
  const bare = step(keyword, text);
  return {
    ...bare,
    binding: { kind: "plan", plan: plan(bare.phase, facts), refused: [], phrase: null },
  };
}

export function scenario(
  id: string,
  name: string,
  steps: readonly Step[],
  facts: Partial<Scenario> = {},
): Scenario {
  return { id, name, tags: [], steps, origin, example: null, judgedByPeople: null, ...facts };
}

export function model(facts: Partial<SpecModel>): SpecModel {
  return {
    title: "Shop",
    version: "0.0.0",
    unknown: "refuse",
    credentials: [],
    capabilities: [],
    features: [],
    entities: [],
    types: [],
    order: [...(facts.entities ?? []), ...(facts.types ?? [])].map(({ name }) => name),
    operations: [],
    errors: { renamed: [], forms: [problemForm], entries: [] },
    lifecycles: [],
    ...facts,
  };
}

/** A problem of RFC 9457; of its type nothing is asked here. */
export const problemForm: ErrorForm = {
  media: "application/problem+json",
  entity: null,
  isProblem: true,
  templates: [{ template: problemTemplate, type: { kind: "object", fields: [], rest: { kind: "refused" } } }],
};

/** The form of an entity of this name, filled by a code, a message and a status. */
export const entityForm = (entity: string): ErrorForm => ({
  media: "application/problem+json",
  entity,
  isProblem: false,
  templates: [
    {
      template: {
        members: [
          ["code", { place: "code" }],
          ["message", { place: "message" }],
          ["status", { place: "status" }],
        ],
      },
      type: { kind: "entity", name: entity, view: "full" },
    },
  ],
});

/** A row of the catalogue. */
export const errorEntry = (
  code: string,
  status: number,
  message: string,
  body: Template | null = null,
): ErrorEntry => ({
  code,
  status,
  message,
  title: "Refused",
  type: kindOf(code),
  wire: code,
  body: body === null ? null : { template: body, type: { kind: "scalar", scalar: "any" } },
  form: 0,
  asksField: false,
});
