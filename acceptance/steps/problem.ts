import type { Answer, Exchange, PreparedRequest } from "../http/exchange.js";
import type { Difference } from "../match/difference.js";

/** Something that is not as it should be, with the request and the answer that show it. */
export interface Problem {
  readonly sent: { readonly url: string; readonly request: PreparedRequest } | null;
  readonly answer: Answer | null;
  readonly differences: readonly Difference[];
}

/** A problem of one exchange. */
export function problemOf(exchange: Exchange, differences: readonly Difference[]): Problem {
  return { sent: exchange, answer: exchange.answer, differences };
}

/** A problem that no single answer shows. */
export function problemSaying(place: string, says: string): Problem {
  return { sent: null, answer: null, differences: [{ place, says }] };
}

/** A step that failed. */
export class StepFailure extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      problems
        .flatMap(({ differences }) => differences.map(({ place, says }) => `${place}: ${says}`))
        .join("\n"),
    );
    this.name = "StepFailure";
    this.problems = problems;
  }
}
