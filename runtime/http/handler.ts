/** What a handler knows besides its input. */
export interface Context {
  /** Who is asking, or null where nobody said. */
  readonly caller: string | null;
  readonly requestId: string;
  /** The time; it comes from outside, so that tests may move it. */
  now(): Date;
  /** Aborted when the client goes away before it is answered. */
  readonly signal: AbortSignal;
}

/** One operation as its implementation sees it: no request, no response. */
export type Handler<Input, Reply> = (input: Input, context: Context) => Promise<Reply>;
