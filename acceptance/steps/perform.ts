import type { PlannedCaller, StepPlan } from "../../generator/plan.js";
import { driveLoad } from "../load/drive.js";
import type { Ask } from "./asked.js";
import { checkAll } from "./check.js";
import { judgeAll } from "./judge-all.js";
import { make } from "./make.js";
import { type Problem, problemOf, StepFailure } from "./problem.js";
import { askOf, sendAsk } from "./send.js";
import type { Answers, Session } from "./session.js";

/** Does what a step says and checks what it says. Throws a StepFailure that holds all that is wrong. */
export async function performStep(plan: StepPlan, session: Session): Promise<void> {
  session.exchanges.length = 0;
  if (plan.afterSeconds !== null) session.clock.advance(plan.afterSeconds);
  if (plan.power !== null) await cutPower(plan.power, session);
  nameCallers(plan.callers, session);
  for (const making of plan.makes) await make(making, session);
  const own = await askAll(plan, session);
  const problems = own === null ? [] : problemsOf(plan, own, session);
  problems.push(...checkAll(plan.checks, own ?? session.answers, session));
  if (problems.length > 0) throw new StepFailure(problems);
}

/** Makes callers and `{ann.id}` known. What was made under that name before stays what was made. */
export function nameCallers(planned: readonly PlannedCaller[], session: Session): void {
  const { handles, callers, identify } = session;
  for (const caller of planned.map(identify)) {
    if (caller === null) continue;
    callers.set(caller.name, caller);
    if (!handles.has(caller.name)) handles.set(caller.name, { id: caller.id });
  }
}

async function cutPower(power: "restart" | "kill", { target }: Session): Promise<void> {
  const cut = target.power[power];
  if (cut === undefined)
    throw new Error(`This application cannot ${power}: its factory gives no \`${power}\`.`);
  await cut();
}

async function askAll(plan: StepPlan, session: Session): Promise<Answers | null> {
  const ask = askOf(plan, session);
  if (ask === null) return null;
  const answers = await answersTo(ask, plan, session);
  session.exchanges.push(...answers.exchanges);
  session.asked = ask;
  if (plan.phase !== "then") session.answers = answers;
  return answers;
}

async function answersTo(ask: Ask, plan: StepPlan, session: Session): Promise<Answers> {
  if (plan.load !== null) return driveLoad(ask, plan.load, session);
  return { exchanges: await sendAsk(ask, plan.phase, session), load: null };
}

/** What breaks the contract, and what must succeed and did not; a reply that nobody declared is reported once. */
function problemsOf({ mustSucceed }: StepPlan, { exchanges }: Answers, session: Session): Problem[] {
  const broken = judgeAll(exchanges, session);
  if (!mustSucceed) return [...broken];
  const reported = new Set(broken.map(({ answer }) => answer));
  const failed = exchanges
    .filter(({ answer }) => answer.status >= 400 && !reported.has(answer))
    .map((exchange) =>
      problemOf(exchange, [{ place: "status", says: `expected success, got ${exchange.answer.status}` }]),
    );
  return [...broken, ...failed];
}
