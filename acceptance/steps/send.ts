import type { PlannedCaller, StepPlan } from "../../generator/plan.js";
import { NoAnswer } from "../http/client.js";
import type { Exchange } from "../http/exchange.js";
import { askFor, prepare } from "./ask.js";
import type { Ask } from "./asked.js";
import { type Problem, StepFailure } from "./problem.js";
import type { Session } from "./session.js";

/** What a step asks: its own request, the last one again, or nothing. */
export function askOf(plan: StepPlan, session: Session): Ask | null {
  const named = plan.callers.map(session.identify);
  const callers = plan.phase === "then" ? named.slice(0, 1) : named;
  if (plan.send !== null) return askFor(plan.send, callers.length === 0 ? [null] : callers, session);
  if (!plan.again) return null;
  if (session.asked === null)
    throw new Error("`again` has nothing to repeat: no request was sent before it.");
  return callers.length === 0 ? session.asked : { ...session.asked, callers };
}

/** Sends row by row; in each, all callers at once, or in turn while things are only being set up. */
export async function sendAsk(
  ask: Ask,
  phase: StepPlan["phase"],
  session: Session,
): Promise<readonly Exchange[]> {
  const exchanges: Exchange[] = [];
  const groups: (readonly PlannedCaller[])[] =
    phase === "given" ? ask.callers.map((caller) => [caller]) : [ask.callers];
  for (const body of ask.bodies) {
    for (const callers of groups) {
      const all = callers.flatMap((caller) => Array<PlannedCaller>(ask.times).fill(caller));
      const requests = await Promise.all(all.map((caller) => prepare(ask, body, caller, session)));
      exchanges.push(
        ...allAnswered(await Promise.allSettled(requests.map((request) => session.target.send(request)))),
      );
    }
  }
  return exchanges;
}

function allAnswered(results: readonly PromiseSettledResult<Exchange>[]): readonly Exchange[] {
  const lost = results.flatMap((result) =>
    result.status === "rejected" ? [problemOfLost(result.reason)] : [],
  );
  if (lost.length > 0) throw new StepFailure(lost);
  return results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

function problemOfLost(error: unknown): Problem {
  if (!(error instanceof NoAnswer)) throw error;
  const { url, request, message } = error;
  return {
    sent: { url, request },
    answer: null,
    differences: [{ place: "the server", says: `no answer: ${message}` }],
  };
}
