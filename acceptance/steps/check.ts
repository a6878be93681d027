import type { Check } from "../../generator/plan.js";
import { otherAlternative } from "../contract/judge.js";
import type { Answer, Exchange } from "../http/exchange.js";
import { checkLevel } from "../load/check-level.js";
import { compare, expectAbsent } from "../match/compare.js";
import { type Difference, differs } from "../match/difference.js";
import { identical } from "../match/equal.js";
import type { Evaluate } from "../match/match.js";
import { match } from "../match/match.js";
import { shorten, show } from "../match/show.js";
import { matchBody, selectAnswers } from "./check-answers.js";
import { evaluate, evaluateHeader, evaluateLeaf, evaluateText, lookUp } from "./evaluate.js";
import { unwrap } from "./make.js";
import { type Problem, problemOf, problemSaying } from "./problem.js";
import type { Answers, Session } from "./session.js";

/** A check of each answer by itself. */
type SingleCheck = Exclude<Check, { readonly kind: "answer" | "level" }>;

/**
 * Holds answers against all checks of a step, in their order, and gives the names they ask for. What follows an
 * answer check speaks of the answers which that one selected.
 */
export function checkAll(
  checks: readonly Check[],
  answers: Answers | null,
  session: Session,
): readonly Problem[] {
  if (checks.length === 0) return [];
  if (answers === null) return [problemSaying("answers", "nothing was asked before this step")];
  const leaf: Evaluate = (value) => evaluateLeaf(value, session);
  const problems: Problem[] = [...lostUnnoticed(checks, answers)];
  let scope = answers.exchanges;
  for (const check of checks) {
    if (check.kind === "answer") {
      const selection = selectAnswers(check, answers.exchanges, session.contract, leaf);
      problems.push(...selection.problems);
      if (selection.selected.length > 0) scope = selection.selected;
      const first = selection.selected[0];
      if (check.handle !== null && first !== undefined)
        session.handles.set(check.handle, bodyOf(first.answer));
    } else if (check.kind === "level") {
      problems.push(...checkLevel(check, answers, session.levels));
    } else {
      problems.push(...checkEach(check, scope, session, leaf));
    }
  }
  return problems;
}

/** Requests of a load without an answer, where all are expected to have one and no level says how many may be lost. */
function lostUnnoticed(checks: readonly Check[], { load }: Answers): readonly Problem[] {
  const [reason] = load?.lost ?? [];
  if (load === null || reason === undefined) return [];
  const all = checks.some((check) => check.kind === "answer" && check.count === null);
  const levelled = checks.some((check) => check.kind === "level" && check.measure === "errors");
  if (!all || levelled) return [];
  return [problemSaying("answers", `${load.lost.length} of ${load.sent} requests had none: ${reason}`)];
}

function checkEach(
  check: SingleCheck,
  scope: readonly Exchange[],
  session: Session,
  leaf: Evaluate,
): readonly Problem[] {
  const [first] = scope;
  if (first === undefined) return [problemSaying("answers", "there is none to check")];
  if (check.kind === "thing" && check.handle !== null) {
    session.handles.set(check.handle, unwrap(first.answer.json?.value, check.envelope));
  }
  return scope.flatMap((exchange) => {
    const other =
      check.kind === "thing" ? otherAlternative(session.contract, check.alternative, exchange) : [];
    const differences = other.length > 0 ? other : checkOne(check, exchange.answer, session, leaf);
    return differences.length === 0 ? [] : [problemOf(exchange, differences)];
  });
}

function checkOne(
  check: SingleCheck,
  answer: Answer,
  session: Session,
  leaf: Evaluate,
): readonly Difference[] {
  const body = bodyOf(answer);
  switch (check.kind) {
    case "pattern":
      return matchBody(check.pattern, answer, leaf);
    case "thing":
      return checkThing(check, body, leaf);
    case "test":
      return compare(body, check.place, check.comparison, evaluate(check.value, session));
    case "absent":
      return expectAbsent(body, check.place);
    case "same": {
      const expected = lookUp(check.reference, session);
      return identical(body, expected) ? [] : [differs([], expected, body)];
    }
    case "header":
      return checkHeader(check.name, evaluateHeader(check.value, session), answer);
    case "text": {
      const expected = evaluateText(check.text, session);
      if (answer.text.includes(expected)) return [];
      return [{ place: "", says: `expected to contain ${show(expected)}, got ${shorten(answer.text, 200)}` }];
    }
  }
}

/** The body of an answer: its JSON, else its text. */
function bodyOf({ json, text }: Answer): unknown {
  return json === null ? text : json.value;
}

function checkThing(
  check: Extract<Check, { readonly kind: "thing" }>,
  body: unknown,
  leaf: Evaluate,
): readonly Difference[] {
  const thing = unwrap(body, check.envelope);
  if (thing === undefined)
    return [{ place: check.envelope ?? "", says: `expected to be there, got ${show(body)}` }];
  return match(check.pattern, thing, leaf, check.envelope === null ? [] : [check.envelope]);
}

/** The whole value; one that is written without parameters (`; charset=utf-8`) leaves them free; an empty one any. */
function checkHeader(name: string, expected: string, answer: Answer): readonly Difference[] {
  const actual = answer.headers[name.toLowerCase()];
  const place = `header ${name}`;
  if (actual === undefined)
    return [{ place, says: `expected ${expected === "" ? "to be there" : show(expected)}, got none` }];
  const bare = expected.includes(";") ? actual : (actual.split(";", 1)[0] ?? "");
  if (expected === "" || actual.trim() === expected.trim() || bare.trim() === expected.trim()) return [];
  return [{ place, says: `expected ${show(expected)}, got ${show(actual)}` }];
}
