import { type PreparedRequest, readJson } from "../http/exchange.js";
import { type Difference, showDifference } from "../match/difference.js";
import { shorten } from "../match/show.js";
import type { Problem } from "../steps/problem.js";
import { layOut } from "./layout.js";
import { plain, type Style } from "./style.js";

/** A failed step as it is shown: plain data, short enough to travel in a message. */
export interface ShownFailure {
  /** `openspec/specs/order-management/spec.md:57`, or the feature where people wrote the step. */
  readonly at: string | null;
  /** The line of the row of examples that fills the step in; null where none does. */
  readonly row: number | null;
  /** `THEN the answer is …` */
  readonly step: string;
  /** Whether the scenario could not even be set up. */
  readonly setUp: boolean;
  readonly problems: readonly ShownProblem[];
  /** What happened, where it is no difference of an answer. */
  readonly reason: string | null;
}

export interface ShownProblem {
  readonly request: {
    /** The operation it means; null where none has this path. */
    readonly operation: string | null;
    readonly line: string;
    readonly caller: string | null;
    readonly headers: readonly string[];
    readonly body: string | null;
  } | null;
  readonly answer: {
    readonly line: string;
    readonly body: string | null;
    /** What ties the answer to the server's log; null where it sends none. */
    readonly requestId: string | null;
    /** What the server says of its own fault; null where it says nothing. */
    readonly fault: string | null;
  } | null;
  readonly differences: readonly Difference[];
  /** How many more answers differ in the same places. */
  readonly more: number;
}

/** The step of a failure of a scenario for which no server could be opened: no step of it ran. */
export const beforeSteps = "before the first step";

const shortBody = 120;
const longestBody = 1_000;
const mostProblems = 5;
const mostDifferences = 20;

/** Makes problems showable: like ones counted together, bodies shortened, secrets left out. */
export function showProblems(problems: readonly Problem[]): readonly ShownProblem[] {
  const groups = new Map<string, { first: Problem; more: number }>();
  for (const problem of joinByAnswer(problems)) {
    const key = JSON.stringify([problem.differences, problem.sent?.request.method]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: problem, more: 0 });
    else group.more += 1;
  }
  return [...groups.values()].slice(0, mostProblems).map(({ first, more }) => showProblem(first, more));
}

/** Differences of one answer stand together. */
function joinByAnswer(problems: readonly Problem[]): readonly Problem[] {
  const joined = new Map<unknown, Problem>();
  for (const problem of problems) {
    const key = problem.answer ?? problem;
    const known = joined.get(key);
    joined.set(
      key,
      known === undefined
        ? problem
        : { ...known, differences: [...known.differences, ...problem.differences] },
    );
  }
  return [...joined.values()];
}

function showProblem({ sent, answer, differences }: Problem, more: number): ShownProblem {
  return {
    request: sent === null ? null : showRequest(sent.url, sent.request),
    answer:
      answer === null
        ? null
        : {
            line: `${answer.status} ${answer.headers["content-type"] ?? ""}`.trim(),
            body: answer.text === "" ? null : showBody(answer.text),
            requestId: answer.headers["x-request-id"] ?? null,
            fault: null,
          },
    differences: unique(withoutConsequences(differences, answer)).slice(0, mostDifferences),
    more,
  };
}

/** What the body of a fault that nobody declared lacks, follows from the fault. */
function withoutConsequences(
  differences: readonly Difference[],
  answer: Problem["answer"],
): readonly Difference[] {
  const causes = differences.filter(({ place }) => place === "contract" || place === "status");
  const isFault = answer !== null && answer.status >= 500 && causes.length > 0;
  return isFault ? causes : differences;
}

function unique(differences: readonly Difference[]): readonly Difference[] {
  return [...new Map(differences.map((difference) => [showDifference(difference), difference])).values()];
}

function showRequest(
  url: string,
  { operation, method, headers, body, caller }: PreparedRequest,
): ShownProblem["request"] {
  return {
    operation,
    line: `${method} ${shorten(url, 300)}`,
    caller,
    headers: Object.entries(headers).map(
      ([name, value]) => `${name}: ${isSecret(name) ? "(not shown)" : shorten(value, 200)}`,
    ),
    body: body === null ? null : typeof body === "string" ? showBody(body) : `(${body.length} bytes)`,
  };
}

/** JSON that is long for a line stands field under field. */
function showBody(text: string): string {
  const json = text.length > shortBody && text.length <= longestBody ? readJson(text) : null;
  return json === null ? shorten(text, longestBody) : layOut(json.value);
}

function isSecret(name: string): boolean {
  return name !== "idempotency-key" && /auth|cookie|token|secret|key|signature|session/.test(name);
}

/** `features/hats.feature:12 (row at 19)` */
export const placeText = ({ at, row }: Pick<ShownFailure, "at" | "row">): string =>
  `${at ?? ""}${row === null ? "" : ` (row at ${row})`}`;

/** The lines of a failure, the place in the specification first. */
export function failureLines(failure: ShownFailure, style: Style = plain): readonly string[] {
  const place = placeText(failure);
  const lines = [`${place === "" ? "" : `${style.place(place)}  `}${style.strong(failure.step)}`];
  if (failure.reason !== null)
    lines.push(...failure.reason.split("\n").map((line) => style.bad(`  ${line}`)));
  for (const problem of failure.problems)
    lines.push("", ...problemLines(problem, style).map((line) => `  ${line}`));
  return lines;
}

type ShownAnswer = NonNullable<ShownProblem["answer"]>;

function problemLines({ request, answer, differences, more }: ShownProblem, style: Style): readonly string[] {
  const lines: string[] = [];
  if (request !== null) {
    lines.push(
      `${style.strong(request.line)}${request.caller === null ? "" : style.dim(`  by @${request.caller}`)}`,
    );
    for (const header of request.headers) lines.push(style.dim(`  ${header}`));
    if (request.body !== null) lines.push(...indented(request.body));
  }
  if (answer !== null) {
    lines.push(`${style.dim("answered")} ${style.strong(answer.line)}`);
    if (answer.body !== null) lines.push(...indented(answer.body));
    lines.push(...causeLines(answer, style));
  }
  for (const difference of differences) lines.push(`${style.bad("✗")} ${showDifference(difference)}`);
  if (more > 0) lines.push(style.dim(`and ${more} more like it`));
  return lines;
}

/** The server's own words, or the id to look for in its log. */
function causeLines({ line, requestId, fault }: ShownAnswer, style: Style): readonly string[] {
  if (fault !== null) {
    const [first = "", ...more] = fault.split("\n");
    return [style.bad(`  because: ${first}`), ...more.map((text) => style.dim(`    ${text}`))];
  }
  if (requestId === null || !/^5\d\d/.test(line)) return [];
  return [style.dim(`  the server's log names it by the request id ${requestId}`)];
}

function indented(text: string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${line}`);
}
