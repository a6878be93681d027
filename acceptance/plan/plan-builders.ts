import type {
  Alternative,
  Check,
  Comparison,
  Measure,
  Method,
  Payload,
  PlannedCaller,
  StepPlan,
} from "../../generator/plan.js";
import { liftPattern, liftValue } from "./lift.js";
import { liftText, type PatternInput, type RefTerm, type TextInput, type ValueInput } from "./terms.js";

/** One who acts: `caller("ann", "user_ann")`. */
export function caller(name: string, id: string, ...roles: readonly string[]): PlannedCaller {
  return { name, id, roles };
}

/** `crowd("buyer", 20, "user_buyer")`: buyer1 … buyer20 with the ids user_buyer1 … user_buyer20. */
export function crowd(
  name: string,
  count: number,
  id: string,
  ...roles: readonly string[]
): readonly PlannedCaller[] {
  return Array.from({ length: count }, (_, i) => caller(`${name}${i + 1}`, `${id}${i + 1}`, ...roles));
}

/** A caller without credentials and without an id. */
export const nobody: PlannedCaller = null;

export const json = (value: ValueInput): Payload => ({ kind: "json", value: liftValue(value) });
export const raw = (text: string): Payload => ({ kind: "text", text });
export const noBody: Payload = { kind: "none" };

/** The parts of an answer that a step names. */
export interface AnswerParts {
  readonly status: number;
  readonly count?: number | readonly [min: number, max: number | null];
  readonly code?: string;
  readonly handle?: string;
  readonly alternative?: Alternative;
  readonly pattern?: PatternInput;
}

export function answer({ status, count, code, handle, alternative, pattern }: AnswerParts): Check {
  return {
    kind: "answer",
    status,
    count: count === undefined ? null : liftCount(count),
    code: code ?? null,
    handle: handle ?? null,
    alternative: alternative ?? null,
    pattern: pattern === undefined ? null : liftPattern(pattern),
  };
}

function liftCount(count: number | readonly [min: number, max: number | null]): {
  min: number;
  max: number | null;
} {
  return typeof count === "number" ? { min: count, max: count } : { min: count[0], max: count[1] };
}

export const matches = (pattern: PatternInput): Check => ({ kind: "pattern", pattern: liftPattern(pattern) });
export const test = (
  place: readonly (string | number)[],
  comparison: Comparison,
  value: ValueInput,
): Check => ({ kind: "test", place, comparison, value: liftValue(value) });
export const absent = (place: readonly (string | number)[]): Check => ({ kind: "absent", place });
export const same = (reference: RefTerm): Check => ({ kind: "same", reference: reference.reference });
export const header = (name: string, value: TextInput): Check => ({
  kind: "header",
  name,
  value: liftText(value),
});
export const contains = (text: TextInput): Check => ({ kind: "text", text: liftText(text) });
export const level = (measure: Measure, below: number): Check => ({ kind: "level", measure, below });

/** The answer is an entity, found through its envelope. */
export function thing(parts: {
  readonly envelope?: string;
  readonly handle?: string;
  readonly alternative?: Alternative;
  readonly pattern?: PatternInput;
}): Check {
  return {
    kind: "thing",
    envelope: parts.envelope ?? null,
    handle: parts.handle ?? null,
    alternative: parts.alternative ?? null,
    pattern: liftPattern(parts.pattern ?? {}),
  };
}

/** What a step does and checks; what it does not, is left out. */
export interface Parts {
  readonly callers?: readonly PlannedCaller[];
  readonly afterSeconds?: number;
  readonly power?: "restart" | "kill";
  readonly makes?: readonly MakingParts[];
  readonly send?: SendingParts;
  readonly again?: true;
  readonly mustSucceed?: true;
  readonly load?: { readonly perSecond: number; readonly seconds?: number };
  readonly checks?: readonly Check[];
}

export interface MakingParts {
  readonly handle?: string;
  readonly operation: string;
  readonly path: TextInput;
  readonly body?: ValueInput;
  readonly envelope?: string;
  readonly by?: PlannedCaller;
}

export interface SendingParts {
  readonly operation?: string;
  readonly method: Method;
  readonly path: TextInput;
  readonly headers?: readonly (readonly [name: string, value: TextInput])[];
  readonly bodies?: readonly Payload[];
  readonly times?: number;
}

/** Fills in what was left out. */
export function liftPlan(phase: StepPlan["phase"], parts: Parts): StepPlan {
  return {
    phase,
    callers: parts.callers ?? [],
    afterSeconds: parts.afterSeconds ?? null,
    power: parts.power ?? null,
    makes: (parts.makes ?? []).map((making) => ({
      handle: making.handle ?? null,
      operation: making.operation,
      path: liftText(making.path),
      body: making.body === undefined ? null : liftValue(making.body),
      envelope: making.envelope ?? null,
      by: making.by ?? null,
    })),
    send: parts.send === undefined ? null : liftSending(parts.send),
    again: parts.again ?? false,
    mustSucceed: parts.mustSucceed ?? false,
    load:
      parts.load === undefined
        ? null
        : { perSecond: parts.load.perSecond, seconds: parts.load.seconds ?? null },
    checks: parts.checks ?? [],
  };
}

function liftSending(send: SendingParts): NonNullable<StepPlan["send"]> {
  return {
    operation: send.operation ?? null,
    method: send.method,
    path: liftText(send.path),
    headers: (send.headers ?? []).map(([name, value]) => ({ name, value: liftText(value) })),
    bodies: send.bodies ?? [noBody],
    times: send.times ?? 1,
  };
}
