import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { Operation } from "../../model.js";
import type { PlannedCaller } from "../../plan.js";
import type { Located, Span } from "../../source.js";
import type { Fault } from "./fault.js";
import type { SentHeader } from "./sending.js";

/** Why a request does not pass the door of its operation: no credentials, none of its scheme, or no caller with the role. */
export function doorFault(
  spans: readonly Located<StepSpan>[],
  sent: readonly SentHeader[],
  at: Span,
  { authentication }: Operation,
  callers: readonly PlannedCaller[],
): Fault | null {
  if (authentication === null) return null;
  const { scheme, role, needed } = authentication;
  for (const span of sent) {
    if (span.value.name.toLowerCase() !== "authorization") continue;
    const [text] = span.value.value;
    const isOther = typeof text === "string" && !text.toLowerCase().startsWith(`${scheme.toLowerCase()} `);
    return isOther
      ? {
          at: span.at,
          code: "UNAUTHENTICATED",
          problem: `the credentials are not of the scheme \`${scheme}\``,
        }
      : null;
  }
  if (!needed) return null;
  const place = spans.find(({ value }) => value.kind === "caller")?.at ?? at;
  if (callers.every((caller) => caller === null))
    return { at: place, code: "UNAUTHENTICATED", problem: "it is sent without credentials" };
  if (role === null || callers.some((caller) => caller === null || caller.role === role)) return null;
  const [first] = callers;
  const who = callers.length === 1 ? `\`@${first?.name}\` does not have it` : "none of its callers has it";
  return { at: place, code: "FORBIDDEN", problem: `the role \`${role}\` is asked for, and ${who}` };
}
