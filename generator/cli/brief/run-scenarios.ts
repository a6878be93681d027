import type { Failure } from "@specwright/acceptance/run";
import type { Exchange } from "../../brief/brief.js";
import type { SuiteRun } from "../../verify/evidence.js";
import { readRun, type SuiteRunOptions, suiteReport } from "../verify/run-suite.js";

/** A run, and of the scenarios that failed what was sent and what came back. */
export interface ExplainedRun {
  readonly run: SuiteRun;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

export async function runScenarios(options: SuiteRunOptions): Promise<ExplainedRun> {
  const { code, out, err } = await suiteReport(options);
  return { run: readRun(code, out, err), exchanges: exchangesOf(out) };
}

function exchangesOf(out: string): ReadonlyMap<string, Exchange> {
  return new Map(
    failuresIn(out).flatMap((failure): [string, Exchange][] => {
      const exchange = exchangeOf(failure);
      return exchange === null ? [] : [[failure.scenario, exchange]];
    }),
  );
}

function failuresIn(out: string): readonly Failure[] {
  try {
    const report: { readonly failures?: readonly Failure[] } | null = JSON.parse(out);
    return report?.failures ?? [];
  } catch {
    // A run that did not begin has printed no report, which `readRun` says.
    return [];
  }
}

function exchangeOf({ step, problems }: Failure): Exchange | null {
  const problem = problems.find(({ request }) => request !== null);
  if (problem === undefined || problem.request === null) return null;
  const { request, answer, differences } = problem;
  const asked = request.caller === null ? request.line : `${request.line} as ${request.caller}`;
  return {
    step,
    request: together(asked, request.body),
    differences: differences.map(({ place, says }) => `${place === "" ? "the body" : place}: ${says}`),
    answer: answer === null ? null : together(answer.line, answer.body),
  };
}

const together = (line: string, body: string | null): string => (body === null ? line : `${line} ${body}`);
