import type { Check } from "../../generator/plan.js";
import type { Contract } from "../contract/contract.js";
import { otherAlternative } from "../contract/judge.js";
import { codeOf, isRefusal } from "../contract/refusal-code.js";
import type { Answer, Exchange } from "../http/exchange.js";
import type { Difference } from "../match/difference.js";
import { type Evaluate, match } from "../match/match.js";
import { type Problem, problemOf } from "./problem.js";

export type AnswerCheck = Extract<Check, { readonly kind: "answer" }>;

/** The answers a check means, and what is wrong with them or their number. */
export interface Selection {
  readonly selected: readonly Exchange[];
  readonly problems: readonly Problem[];
}

/** Finds the answers of a status, code and pattern: all of them, or as many as the check says. */
export function selectAnswers(
  check: AnswerCheck,
  exchanges: readonly Exchange[],
  contract: Contract,
  evaluate: Evaluate,
): Selection {
  const differing = exchanges.map((exchange) => ({
    exchange,
    differences: differencesOf(check, exchange, contract, evaluate),
  }));
  const selected = differing
    .filter(({ differences }) => differences.length === 0)
    .map(({ exchange }) => exchange);
  const misfits = differing.filter(({ differences }) => differences.length > 0);
  if (check.count === null) {
    return {
      selected,
      problems: misfits.map(({ exchange, differences }) => problemOf(exchange, differences)),
    };
  }
  const { min, max } = check.count;
  if (selected.length >= min && (max === null || selected.length <= max)) return { selected, problems: [] };
  const wrong: Difference = {
    place: "answers",
    says: `expected ${described(check)}, got ${tally(exchanges, contract)}`,
  };
  // Those of the right status show best why they do not count.
  const near =
    selected.length >= min
      ? undefined
      : misfits.find(({ exchange }) => isOf(check, exchange.answer, contract));
  const example = near ?? (selected.length < min ? misfits[0] : undefined);
  const problem = { sent: example?.exchange ?? null, answer: example?.exchange.answer ?? null };
  return { selected, problems: [{ ...problem, differences: [wrong, ...(near?.differences ?? [])] }] };
}

function isOf({ status, code }: AnswerCheck, answer: Answer, contract: Contract): boolean {
  return answer.status === status && (code === null || isRefusal(contract, answer, code));
}

function differencesOf(
  check: AnswerCheck,
  { answer, request }: Pick<Exchange, "answer" | "request">,
  contract: Contract,
  evaluate: Evaluate,
): readonly Difference[] {
  const bodiless = request.method === "HEAD" && answer.status === check.status;
  if (!bodiless && !isOf(check, answer, contract)) {
    return [{ place: "status", says: `expected ${statusAndCode(check)}, got ${namesOf(answer, contract)}` }];
  }
  const other = bodiless ? [] : otherAlternative(contract, check.alternative, { answer, request });
  if (other.length > 0) return other;
  return check.pattern === null ? [] : matchBody(check.pattern, answer, evaluate);
}

/** Holds the body of an answer against a pattern. */
export function matchBody(
  pattern: NonNullable<AnswerCheck["pattern"]>,
  { json }: Answer,
  evaluate: Evaluate,
): readonly Difference[] {
  if (json === null) return [{ place: "", says: "expected a JSON body, got none" }];
  return match(pattern, json.value, evaluate);
}

function statusAndCode({ status, code }: AnswerCheck): string {
  return code === null ? `${status}` : `${status} ${code}`;
}

function namesOf(answer: Answer, contract: Contract): string {
  const code = codeOf(contract, answer);
  return code === null ? `${answer.status}` : `${answer.status} ${code}`;
}

function described(check: AnswerCheck): string {
  const { min, max } = check.count ?? { min: 1, max: null };
  const count = max === min ? `${min}` : `${min}..${max ?? ""}`;
  return `${count} x ${statusAndCode(check)}${check.pattern === null ? "" : " with this body"}`;
}

/** `1 x 201, 19 x 409 OUT_OF_STOCK` */
function tally(exchanges: readonly Exchange[], contract: Contract): string {
  const counts = new Map<string, number>();
  for (const { answer } of exchanges) {
    const name = namesOf(answer, contract);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([name, count]) => `${count} x ${name}`).join(", ");
}
