import type { StepDocument } from "../../1-parse/document.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { StepPlan } from "../../plan.js";
import type { Located, Span } from "../../source.js";
import type { PlanContext } from "./context.js";

type Answer = Located<Extract<StepSpan, { kind: "answer" }>>;

/** The requests of a step, and all that is expected of their answers. */
interface Exchange {
  readonly at: Span;
  readonly sent: number;
  readonly answers: Answer[];
}

/** Says so where answers are counted that cannot be so many, however the server answers. */
export function judgeCounts(
  steps: readonly StepDocument[],
  plans: readonly (StepPlan | null)[],
  context: PlanContext,
): void {
  for (const { at, sent, answers } of exchangesOf(steps, plans)) {
    const found = firstImpossible(answers, sent);
    if (found === null) continue;
    const { answer, why, other } = found;
    const second = other === null ? { message: "The request is here.", at } : other;
    context.report("impossible-count", answer.at, { answer: written(answer), why }, [second]);
  }
}

function exchangesOf(
  steps: readonly StepDocument[],
  plans: readonly (StepPlan | null)[],
): readonly Exchange[] {
  const all: Exchange[] = [];
  let looked: Exchange | null = null;
  let last: number | null = null;
  for (const [i, step] of steps.entries()) {
    const plan = plans[i] ?? null;
    // Who writes the definition of a step alone knows what it sends.
    if (plan === null && step.phase === "when") [looked, last] = [null, null];
    if (plan === null) continue;
    const asks = step.spans.find(({ value }) => value.kind === "request" || value.kind === "again");
    const answers = step.spans.filter((span): span is Answer => span.value.kind === "answer");
    if (asks === undefined) {
      if (step.phase === "then") looked?.answers.push(...answers);
      continue;
    }
    const each: number | null = plan.send === null ? last : plan.send.bodies.length * plan.send.times;
    last = each;
    const times = step.phase === "then" ? 1 : Math.max(plan.callers.length, 1);
    const sent = each === null || plan.load !== null ? null : each * times;
    const own = sent === null ? null : { at: asks.at, sent, answers };
    if (own !== null) all.push(own);
    if (step.phase !== "then") looked = own;
  }
  return all;
}

interface Impossible {
  readonly answer: Answer;
  readonly why: string;
  readonly other: { readonly message: string; readonly at: Span } | null;
}

/** The first answer that cannot be beside those before it. A step may hold very many, so each is looked at once. */
function firstImpossible(answers: readonly Answer[], sent: number): Impossible | null {
  const fewest = new Map<string, Answer>();
  for (const answer of answers) {
    const { status, code, pattern } = answer.value;
    const { least, most } = rangeOf(answer, sent);
    const own = code === null ? `${status}` : `${status} ${code.value}`;
    for (const key of new Set([`${status}`, own])) {
      const fewer = fewest.get(key);
      if (fewer === undefined || least <= rangeOf(fewer, sent).most) continue;
      const why = `at most ${rangeOf(fewer, sent).most} of these are expected elsewhere`;
      return { answer, why, other: { message: "That count is here.", at: fewer.at } };
    }
    const known = fewest.get(own);
    if (pattern === null && (known === undefined || most < rangeOf(known, sent).most))
      fewest.set(own, answer);
  }
  const least = leastOf(answers, sent);
  const beyond = least > sent ? answers[firstBeyond(answers, sent)] : undefined;
  if (beyond === undefined) return null;
  return { answer: beyond, why: `${requests(sent)} fewer than the ${least} answers expected`, other: null };
}

/** The index of the first answer with which there are more than were sent: found by halves. */
function firstBeyond(answers: readonly Answer[], sent: number): number {
  let [low, high] = [0, answers.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leastOf(answers.slice(0, middle + 1), sent) > sent) high = middle;
    else low = middle + 1;
  }
  return low;
}

const requests = (sent: number): string => (sent === 1 ? "1 request gives" : `${sent} requests give`);

/** How many answers are meant; without a count it is all of them. */
function rangeOf(
  { value: { count } }: Answer,
  sent: number,
): { readonly least: number; readonly most: number } {
  if (count === null) return { least: sent, most: sent };
  return { least: count.min, most: count.max ?? Number.POSITIVE_INFINITY };
}

/** How many answers there must be: those of one status and code may be the same ones, others never are. */
function leastOf(answers: readonly Answer[], sent: number): number {
  const byStatus = grouped(answers, ({ value }) => value.status);
  return sum([...byStatus.values()].map((same) => leastOfStatus(same, sent)));
}

function leastOfStatus(answers: readonly Answer[], sent: number): number {
  const most = (some: readonly Answer[]): number =>
    some.reduce((all, one) => Math.max(all, rangeOf(one, sent).least), 0);
  const byCode = grouped(
    answers.filter(({ value }) => value.code !== null),
    ({ value }) => value.code?.value,
  );
  return Math.max(most(answers), sum([...byCode.values()].map(most)));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function written({ value: { count, status, code } }: Answer): string {
  const often =
    count === null ? "" : count.min === count.max ? `${count.min} x ` : `${count.min}..${count.max ?? ""} x `;
  return `${often}${status}${code === null ? "" : ` ${code.value}`}`;
}

function grouped<K>(
  answers: readonly Answer[],
  keyOf: (answer: Answer) => K,
): ReadonlyMap<K, readonly Answer[]> {
  const groups = new Map<K, Answer[]>();
  for (const answer of answers) {
    const group = groups.get(keyOf(answer));
    if (group === undefined) groups.set(keyOf(answer), [answer]);
    else group.push(answer);
  }
  return groups;
}
