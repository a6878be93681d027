import type { Json, Reply, Scenario, Type } from "../../model.js";
import type { Check, Making, Sending, StepPlan } from "../../plan.js";
import { resolvedType } from "../../resolved-type.js";
import type { Complete } from "./complete.js";
import type { DescribedOperation } from "./described.js";
import { evaluate, evaluatePart, type Known } from "./evaluate.js";
import { type ExampleBook, isWanted, keep, pageOf } from "./example-book.js";
import { isJsonList } from "./node.js";

/** Plays a scenario on paper, with plausible values in place of what a server would answer, and notes what it shows. */
export function playScenario(
  scenario: Scenario,
  operations: ReadonlyMap<string, DescribedOperation>,
  complete: Complete,
  book: ExampleBook,
): void {
  new Player(scenario, operations, complete, book).play();
}

/** One question and what the scenario says of its answers. */
interface Exchange {
  readonly operation: DescribedOperation;
  readonly body: Json | undefined;
  readonly mustSucceed: boolean;
  readonly statuses: Set<number>;
  part: Json | undefined;
  handle: string | null;
  alternative: number | null;
}

class Player {
  readonly #known: Known = { things: new Map(), distinct: 0 };
  readonly #exchanges: Exchange[] = [];
  #lastWhen: Exchange | null = null;
  readonly #scenario: Scenario;
  readonly #operations: ReadonlyMap<string, DescribedOperation>;
  readonly #complete: Complete;
  readonly #book: ExampleBook;

  constructor(
    scenario: Scenario,
    operations: ReadonlyMap<string, DescribedOperation>,
    complete: Complete,
    book: ExampleBook,
  ) {
    this.#scenario = scenario;
    this.#operations = operations;
    this.#complete = complete;
    this.#book = book;
  }

  play(): void {
    for (const { binding } of this.#scenario.steps) if (binding.kind === "plan") this.#playStep(binding.plan);
    for (const exchange of this.#exchanges) this.#show(exchange);
  }

  #playStep(plan: StepPlan): void {
    for (const caller of plan.callers) {
      if (caller !== null) this.#known.things.set(caller.name, { id: caller.id });
    }
    for (const making of plan.makes) this.#make(making);
    const own = plan.send === null ? null : this.#ask(plan.send, plan.mustSucceed);
    if (own !== null && plan.phase === "when") this.#lastWhen = own;
    const exchange = own ?? (plan.phase === "then" ? this.#lastWhen : null);
    if (exchange === null) return;
    for (const check of plan.checks) this.#hear(exchange, check);
    if (exchange.handle === null) return;
    const answer = this.#answer(exchange);
    if (answer !== undefined) this.#known.things.set(exchange.handle, answer.value);
  }

  #make(making: Making): void {
    if (making.handle === null) return;
    const operation = this.#operations.get(making.operation);
    const type = operation === undefined ? null : jsonReply(operation, 201);
    if (type === null) return;
    const body = making.body === null ? undefined : evaluate(making.body, this.#known);
    const answer = this.#complete(type, echo(body));
    const thing = making.envelope === null ? answer : fieldOf(answer, making.envelope);
    if (thing !== undefined) this.#known.things.set(making.handle, thing);
  }

  #ask(send: Sending, mustSucceed: boolean): Exchange | null {
    const operation = send.operation === null ? undefined : this.#operations.get(send.operation);
    if (operation === undefined) return null;
    const [payload] = send.bodies;
    const body = payload?.kind === "json" ? evaluate(payload.value, this.#known) : undefined;
    const statuses = new Set<number>();
    const exchange = {
      operation,
      body,
      mustSucceed,
      statuses,
      part: undefined,
      handle: null,
      alternative: null,
    };
    this.#exchanges.push(exchange);
    return exchange;
  }

  #hear(exchange: Exchange, check: Check): void {
    if (check.kind === "answer") exchange.statuses.add(check.status);
    if (check.kind !== "answer" && check.kind !== "pattern") return;
    if (check.kind === "answer" && check.handle !== null) exchange.handle = check.handle;
    if (check.kind === "answer" && check.alternative !== null) exchange.alternative = check.alternative.index;
    const part = check.pattern === null ? undefined : evaluatePart(check.pattern, this.#known);
    exchange.part = merge(exchange.part, part);
  }

  /** The answer of an exchange that is all of one status, where a plausible one is known. */
  #answer(exchange: Exchange): { readonly status: number; readonly value: Json } | undefined {
    const status = statusOf(exchange);
    const declared = status === null ? null : jsonReply(exchange.operation, status);
    const type = declared === null ? null : alternativeOf(declared, exchange.alternative);
    if (status === null || type === null) return undefined;
    const value = this.#complete(type, merge(echo(exchange.body), exchange.part));
    return value === undefined ? undefined : { status, value };
  }

  #show(exchange: Exchange): void {
    const examples = pageOf(this.#book, exchange.operation.id);
    examples.scenarios.add(this.#scenario.id);
    const status = statusOf(exchange);
    if (status === null || status >= 400) return;
    if (exchange.body !== undefined) keep(examples.bodies, this.#scenario.id, exchange.body);
    // To make up an answer that is not kept is most of the work.
    const known = examples.answers.get(status) ?? new Map<string, Json>();
    if (!isWanted(known, this.#scenario.id)) return;
    const answer = this.#answer(exchange);
    if (answer === undefined) return;
    examples.answers.set(status, known);
    keep(known, this.#scenario.id, answer.value);
  }
}

/** The one status that is expected; without one, that of success. */
function statusOf({ operation, statuses, mustSucceed }: Exchange): number | null {
  const [only] = statuses;
  if (statuses.size === 1 && only !== undefined) return only;
  return statuses.size === 0 && mustSucceed ? (operation.replies[0]?.status ?? null) : null;
}

function jsonReply(operation: DescribedOperation, status: number) {
  const reply = operation.replies.find((one: Reply) => one.status === status);
  return reply?.body?.kind === "json" ? reply.body.type : null;
}

/** The alternative that a step names, where there are several. */
function alternativeOf(declared: Type, index: number | null): Type {
  const type = resolvedType(declared);
  return type.kind === "union" && index !== null ? (type.alternatives[index] ?? declared) : declared;
}

/** The plain values of a body, which an answer is likely to repeat. */
function echo(body: Json | undefined): Json | undefined {
  if (body === undefined || body === null || typeof body !== "object" || isJsonList(body)) return undefined;
  const plain = Object.entries(body).filter(([, value]) => value !== null && typeof value !== "object");
  return Object.fromEntries(plain);
}

/** Later knowledge over earlier, field by field. */
function merge(earlier: Json | undefined, later: Json | undefined): Json | undefined {
  if (earlier === undefined || later === undefined) return later ?? earlier;
  if (!isPlainObject(earlier) || !isPlainObject(later)) return later;
  const merged = new Map(Object.entries(earlier));
  for (const [name, value] of Object.entries(later))
    merged.set(name, merge(merged.get(name), value) ?? value);
  return Object.fromEntries(merged);
}

function isPlainObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === "object" && !isJsonList(value);
}

function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return value !== undefined && isPlainObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}
