import type { Making } from "../../generator/plan.js";
import { isObject } from "../match/equal.js";
import { show } from "../match/show.js";
import { operationById } from "./ask.js";
import type { Ask } from "./asked.js";
import { evaluate, evaluatePath } from "./evaluate.js";
import { judgeAll } from "./judge-all.js";
import { problemOf, StepFailure } from "./problem.js";
import { sendAsk } from "./send.js";
import type { Session } from "./session.js";

/** Makes a thing by its creator and gives it its name. Throws where it cannot be made. */
export async function make(making: Making, session: Session): Promise<void> {
  const operation = operationById(making.operation, session);
  const ask: Ask = {
    operation,
    method: operation?.method ?? "POST",
    path: evaluatePath(making.path, session),
    headers: [],
    bodies: [
      making.body === null ? { kind: "none" } : { kind: "json", value: evaluate(making.body, session) },
    ],
    times: 1,
    callers: [session.identify(making.by)],
  };
  const [exchange] = await sendAsk(ask, "given", session);
  if (exchange === undefined) return;
  session.exchanges.push(exchange);
  const problems = [...judgeAll([exchange], session)];
  const { answer } = exchange;
  if (answer.status >= 400) {
    problems.push(problemOf(exchange, [{ place: "status", says: `expected success, got ${answer.status}` }]));
  }
  if (problems.length > 0) throw new StepFailure(problems);
  const thing = unwrap(answer.json?.value, making.envelope);
  if (thing === undefined) {
    throw new StepFailure([problemOf(exchange, [missing(making.envelope, answer.json?.value)])]);
  }
  if (making.handle !== null) session.handles.set(making.handle, thing);
}

/** What stands in the envelope, or the whole body where there is none. */
export function unwrap(body: unknown, envelope: string | null): unknown {
  if (envelope === null) return body;
  return isObject(body) && Object.hasOwn(body, envelope) ? body[envelope] : undefined;
}

function missing(envelope: string | null, body: unknown): { readonly place: string; readonly says: string } {
  return { place: envelope ?? "", says: `expected the thing that was made, got ${show(body)}` };
}
