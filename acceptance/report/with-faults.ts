import type { ShownProblem } from "./failure.js";
import { faultInLog } from "./fault-text.js";
import type { Summary } from "./summary.js";

/** Adds what the server says of its faults to the problems whose answers are faults. */
export async function withFaults(
  problems: readonly ShownProblem[],
  faultOf: (requestId: string) => Promise<string | null>,
): Promise<readonly ShownProblem[]> {
  const explained: ShownProblem[] = [];
  for (const problem of problems) {
    const id = problem.answer?.requestId ?? null;
    explained.push(id === null ? problem : withFault(problem, await faultOf(id)));
  }
  return explained;
}

/** The same for a whole run, from the log of a server that was started for it. */
export function explainedByLog(summary: Summary, log: string): Summary {
  const explain = (problem: ShownProblem): ShownProblem => {
    const { requestId = null, fault = null } = problem.answer ?? {};
    return requestId === null || fault !== null ? problem : withFault(problem, faultInLog(requestId, log));
  };
  return {
    ...summary,
    failures: summary.failures.map((failure) => ({ ...failure, problems: failure.problems.map(explain) })),
  };
}

function withFault(problem: ShownProblem, fault: string | null): ShownProblem {
  return problem.answer === null ? problem : { ...problem, answer: { ...problem.answer, fault } };
}
