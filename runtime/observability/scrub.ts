/** What looks like a secret in a text that others wrote: messages of databases and banks quote what they were given. */
const SECRETS: readonly (readonly [pattern: RegExp, put: string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, "$1 [hidden]"],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]"],
  [/\/\/[^\s/:@]*:[^\s/@]+@/g, "//[hidden]@"],
  [/\b(sk|rk|whsec|pk)_[A-Za-z0-9_]{8,}/g, "$1_[hidden]"],
  [
    /\b(password|passwd|secret|token|api[-_]?key)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s,;&}]+)/gi,
    "$1$2[hidden]",
  ],
];

/** The text without what looks like a secret. */
export function scrub(text: string): string {
  return SECRETS.reduce((scrubbed, [pattern, put]) => scrubbed.replace(pattern, put), text);
}

/** An error as a log may hold it. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly cause: LoggedError | null;
}

const DEEPEST_CAUSE = 4;

/** An error less its secrets and less every field but these. */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error))
    return { type: typeof error, message: scrub(String(error)), stack: "", cause: null };
  const { name, message, stack = "", cause } = error;
  const deeper = cause === undefined || depth === DEEPEST_CAUSE ? null : loggedError(cause, depth + 1);
  return { type: name, message: scrub(message), stack: scrub(stack), cause: deeper };
}
