import type { Operation, StepBinding } from "../../model.js";
import type { Alternative, Check, Making, PlannedCaller, Sending, StepPlan } from "../../plan.js";
import { sayPlace, sayReference, sayText, sayValue } from "./words.js";

/** What one step does: it sends or makes something, or it checks something. */
export interface Action {
  readonly kind: "does" | "checks" | "refused";
  readonly text: string;
}

const does = (text: string): Action => ({ kind: "does", text });
const checks = (text: string): Action => ({ kind: "checks", text });
const refused = (text: string | null): readonly Action[] =>
  text === null ? [] : [{ kind: "refused", text }];

type Planned = Extract<StepBinding, { kind: "plan" }>;

/** All that the suite does for a step, in the order in which it does it. */
export function explainStep(
  { plan, refused: known }: Planned,
  operations: ReadonlyMap<string, Operation>,
): readonly Action[] {
  const who = plan.callers.length === 0 ? sayCallers([null]) : sayCallers(asking(plan));
  const { load } = plan;
  const rate =
    load === null ? "" : `, ${load.perSecond}/s${load.seconds === null ? "" : ` for ${load.seconds} s`}`;
  return [
    ...(plan.afterSeconds === null ? [] : [does(`the clock advances by ${plan.afterSeconds} s`)]),
    ...(plan.power === null
      ? []
      : [does(plan.power === "kill" ? "kill the server and start it" : "restart the server")]),
    ...plan.makes.map((making) => does(make(making, operations))),
    ...(plan.send === null ? [] : send(plan.send, { known, who, rate, operations })),
    ...(plan.again ? [does(again(plan, rate))] : []),
    ...(plan.mustSucceed ? [checks("it is answered below 400")] : []),
    ...plan.checks.map((check) => checks(explainCheck(check))),
    ...(plan.send !== null || plan.again ? [checks("every answer follows its contract")] : []),
  ];
}

/** Who sends the requests of a step: of several callers the first asks the question of a THEN. */
const asking = ({ phase, callers }: StepPlan): StepPlan["callers"] =>
  phase === "then" ? callers.slice(0, 1) : callers;

const again = (plan: StepPlan, rate: string): string =>
  `${plan.callers.length === 0 ? "by the same caller" : sayCallers(asking(plan))}: the last request once more${rate}`;

function sayCallers(names: readonly PlannedCaller[]): string {
  const all = names.map((caller) => {
    if (caller === null) return "nobody (anonymous)";
    return caller.roles.length === 0 ? `@${caller.name}` : `@${caller.name} (${caller.roles.join(" ")})`;
  });
  return `as ${all.length > 4 ? `${all[0]} … ${all.at(-1)} (${all.length})` : all.join(", ")}`;
}

function make(
  { handle, operation, path, body, envelope, by }: Making,
  operations: ReadonlyMap<string, Operation>,
) {
  const { method = operation } = operations.get(operation) ?? {};
  const name = handle === null ? "make" : `make ${handle}`;
  const from = envelope === null ? "" : `, from \`${envelope}\` of the answer`;
  return `${sayCallers([by])}: ${name} by ${method} ${sayText(path)}${body === null ? "" : ` ${sayValue(body)}${asMedia(operation, operations)}`}${from}`;
}

/** The media type in which a value is sent, where that is not JSON by its usual name. */
function asMedia(id: string | null, operations: ReadonlyMap<string, Operation>): string {
  const body = id === null ? null : (operations.get(id)?.body ?? null);
  return body === null || body.kind === "media" || body.media === null ? "" : ` as ${body.media}`;
}

interface Around {
  readonly known: Planned["refused"];
  readonly who: string;
  readonly rate: string;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** Each request, and behind it why it is known to be refused. */
function send(
  { operation, method, path, headers, bodies, times }: Sending,
  { known, who, rate, operations }: Around,
): readonly Action[] {
  const saysMedia = headers.some(({ name }) => name.toLowerCase() === "content-type");
  const media = saysMedia ? "" : asMedia(operation, operations);
  const many = times === 1 ? "" : `${times} times at once, `;
  const extra = headers.map(({ name, value }) => `, ${name}: ${sayText(value)}`).join("");
  const payloads = bodies.length === 0 ? [{ kind: "none" as const }] : bodies;
  return payloads.flatMap((payload, i) => {
    const body =
      payload.kind === "none"
        ? ""
        : payload.kind === "json"
          ? ` ${sayValue(payload.value)}${media}`
          : `${raw(payload.text)}${media}`;
    const sent = does(`${who}: ${many}${method} ${sayText(path)}${body}${extra}${rate}`);
    return [sent, ...refused(known[i] ?? null)];
  });
}

const raw = (text: string): string =>
  ` the text ${JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)}`;

function explainCheck(check: Check): string {
  switch (check.kind) {
    case "answer": {
      const what = `${check.status}${check.code === null ? "" : ` ${check.code}`}${ofType(check)}`;
      const named = check.handle === null ? "" : `, called ${check.handle}`;
      const holds = check.pattern === null ? "" : `, and its body has ${sayValue(check.pattern)}`;
      return `${howMany(check.count)} ${what}${named}${holds}`;
    }
    case "pattern":
      return `the body has ${sayValue(check.pattern)}`;
    case "test":
      return `${sayPlace(check.place)} ${check.comparison} ${sayValue(check.value)}`;
    case "absent":
      return `${sayPlace(check.place)} is absent`;
    case "same":
      return `the body equals ${sayReference(check.reference)}`;
    case "header":
      return `the answer's ${check.name} is ${sayText(check.value)}`;
    case "text":
      return `the body contains ${JSON.stringify(sayText(check.text))}`;
    case "thing": {
      const inside = check.envelope === null ? "the body" : `\`${check.envelope}\` of the body`;
      const named = check.handle === null ? "" : `, called ${check.handle}`;
      return `${inside} has ${sayValue(check.pattern)}${ofType(check)}${named}`;
    }
    case "level":
      return check.measure === "errors"
        ? `less than ${check.below * 100}% of the answers are errors`
        : `${check.measure} is below ${check.below} ms`;
  }
}

const ofType = ({ alternative }: { readonly alternative: Alternative | null }): string =>
  alternative === null ? "" : `, of type ${alternative.name}`;

function howMany(count: { readonly min: number; readonly max: number | null } | null): string {
  if (count === null) return "every answer is";
  const { min, max } = count;
  const number = max === min ? `exactly ${min}` : max === null ? `${min} or more` : `${min} to ${max}`;
  return `${number} of the answers are`;
}
