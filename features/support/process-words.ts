/** What the suite asks of a process that serves a shop; each is answered by a `Reply` of the same number. */
export type Order = { readonly number: number } & (
  | { readonly kind: "open"; readonly env: Readonly<Record<string, string>>; readonly at: number }
  | { readonly kind: "limit"; readonly perMinute: number }
  | { readonly kind: "log" }
  | { readonly kind: "close" }
);

export interface Reply {
  readonly number: number;
  /** The address after `open`, the log after `log`. */
  readonly text: string;
  /** Why it could not be done; null where it was. */
  readonly fault: string | null;
}

/** The header in which a request carries the time of its scenario, in milliseconds. No shop ever sees it. */
export const TIME_HEADER = "x-suite-time";
