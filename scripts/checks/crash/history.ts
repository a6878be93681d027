/** What a request is about, so that what shows a violation can be found again. */
export type Action = "add" | "order" | "pay" | "cancel" | "price" | "read";

export interface Asked {
  readonly action: Action;
  /** Who asks; the shopkeeper has no cart. */
  readonly user: string;
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly key: string | null;
  readonly body: Readonly<Record<string, unknown>> | null;
}

export interface Answer {
  readonly status: number;
  readonly bytes: string;
  /** What the bytes say; null where they are no JSON. */
  readonly body: unknown;
  readonly replayed: boolean;
}

/** A request, when it was sent and answered (milliseconds), and the answer; null: nobody knows what became of it. */
export interface Exchange extends Asked {
  readonly number: number;
  /** Between which starts of the server. */
  readonly round: number;
  readonly start: number;
  readonly end: number;
  readonly answer: Answer | null;
}

/** The code of a refusal; null where it is none. */
export function codeOf({ body }: Answer): string | null {
  const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
  return typeof code === "string" ? code : null;
}

/** The answer where it is the last word: not that it is still being worked on, and no fault on the way. */
export function verdictOf({ answer }: Exchange): Answer | null {
  if (answer === null || answer.status >= 500) return null;
  return codeOf(answer) === "REQUEST_IN_PROGRESS" ? null : answer;
}

/** An exchange in one line. */
export function lineOf(exchange: Exchange): string {
  const { number, round, start, end, user, method, path, key, body, answer } = exchange;
  const asked = [
    user,
    method,
    path,
    key === null ? "" : `key=${key}`,
    body === null ? "" : JSON.stringify(body),
  ];
  const outcome =
    answer === null ? "no answer" : `${answer.status}${answer.replayed ? " replayed" : ""} ${answer.bytes}`;
  const when = `round ${round} ${start.toFixed(1)}..${end.toFixed(1)} ms`;
  return `#${number} ${when}: ${asked.filter((word) => word !== "").join(" ")} -> ${outcome}`.slice(0, 600);
}
