/** What a command ends with. */
export const exit = {
  ok: 0,
  /** Something is wrong in the specification, its output or the application. */
  problems: 1,
  /** Called wrongly, or where there is nothing to work on. */
  misuse: 2,
  /** A bug of Specwright's own. */
  bug: 70,
} as const;
export type ExitCode = (typeof exit)[keyof typeof exit];
