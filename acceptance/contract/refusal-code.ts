import type { Answer } from "../http/exchange.js";
import { identical, isObject } from "../match/equal.js";
import { type Contract, parserOf } from "./contract.js";
import { reservedStatus } from "./reserved.js";

/** The status that goes with a code; null where the code is unknown. */
export function statusOf(contract: Contract, code: string): number | null {
  if (Object.hasOwn(contract.errors, code)) return contract.errors[code]?.status ?? null;
  return reservedStatus(code);
}

/** The code a refusal carries: where the catalogue writes whole bodies, the one with this body; else its field `code`, at the root or inside `error`. */
export function codeOf(contract: Contract, { status, json }: Answer): string | null {
  if (json === null) return null;
  const whole = Object.entries(contract.errors).find(
    ([, entry]) => entry.status === status && entry.body !== undefined && identical(entry.body, json.value),
  );
  if (whole !== undefined) return whole[0];
  const { value } = json;
  return codeIn(value) ?? (isObject(value) && Object.hasOwn(value, "error") ? codeIn(value.error) : null);
}

function codeIn(value: unknown): string | null {
  return isObject(value) && Object.hasOwn(value, "code") && typeof value.code === "string"
    ? value.code
    : null;
}

/** Whether an answer is this refusal. Bodies without any code are recognized by their status. */
export function isRefusal(contract: Contract, answer: Answer, code: string): boolean {
  const actual = codeOf(contract, answer);
  return actual === null
    ? statusOf(contract, code) === answer.status && wantsNoCode(contract, code)
    : actual === code;
}

/** Whether this refusal's body cannot say its code: the schema of errors refuses a body of codes alone or knows none. */
function wantsNoCode(contract: Contract, code: string): boolean {
  const entry = Object.hasOwn(contract.errors, code) ? contract.errors[code] : undefined;
  if (entry?.body !== undefined) return false;
  const probe = parserOf(contract.errorBody.schema).safeParse({ code });
  return (
    !probe.success &&
    probe.error.issues.some((issue) => issue.code === "unrecognized_keys" && issue.keys?.includes("code"))
  );
}
