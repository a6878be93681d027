import { type Code, errors } from "../../../../generated/errors.js";
import type { FieldError, Problem } from "../../../../generated/schemas.js";

/** The body of a refusal, as the contract declares it. */
export function problemOf(code: Code, path: string, bad: readonly FieldError[] = []): Problem {
  const { status, title, message } = errors[code];
  const type = `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`;
  const more = bad.length === 0 ? {} : { errors: bad };
  return { type, title, status, detail: message, instance: path, code, message, ...more };
}
