import { onTestFinished } from "vitest";
import { createClient } from "../http/client.js";
import { showDifference } from "../match/difference.js";
import type { SuiteStep } from "../plan/step-builders.js";
import { listen } from "../server/listen.js";
import { asPlanned } from "../steps/identify.js";
import { performStep } from "../steps/perform.js";
import { StepFailure } from "../steps/problem.js";
import { type Credentials, createClock, type Session } from "../steps/session.js";
import { type Asked, answering, contract, type Given } from "./notes.js";

/** A session against a real server with given answers; both end with the test. */
export async function openSession(
  answer: (asked: Asked) => Given | Promise<Given>,
  credentials: Credentials | null = null,
): Promise<{ readonly session: Session; readonly asked: readonly Asked[] }> {
  const { listener, asked } = answering(answer);
  const server = await listen(listener);
  const client = createClient();
  onTestFinished(async () => {
    await client.close();
    await server.close();
  });
  let counted = 0;
  const session: Session = {
    contract,
    target: {
      url: server.url,
      send: (request) => client.send(server.url, request),
      faultOf: async () => null,
      power: {},
    },
    clock: createClock(),
    credentials,
    sources: {},
    identify: asPlanned,
    handles: new Map<string, unknown>([["run", "r1"]]),
    callers: new Map(),
    answers: null,
    asked: null,
    next: () => {
      counted += 1;
      return counted;
    },
    seen: new Set(),
    levels: [],
    exchanges: [],
  };
  return { session, asked };
}

/** Performs steps and gives the differences of the one that failed; none if all passed. */
export async function perform(session: Session, ...steps: readonly SuiteStep[]): Promise<readonly string[]> {
  for (const step of steps) {
    if (step.kind !== "plan") continue;
    try {
      await performStep(step.plan, session);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      return error.problems.flatMap(({ differences }) => differences.map(showDifference));
    }
  }
  return [];
}
