import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { TextPart } from "../../1-parse/notation/value-syntax.js";
import type { Authentication, Need, Operation } from "../../model.js";
import type { PlannedCaller } from "../../plan.js";
import type { Located, Span } from "../../source.js";
import type { Fault } from "./fault.js";
import { type OwnCredential, ownCredential } from "./own-credentials.js";
import type { SentHeader } from "./sending.js";

/** What a request says of who sends it. */
export interface SentBy {
  readonly spans: readonly Located<StepSpan>[];
  readonly sent: readonly SentHeader[];
  readonly path: readonly TextPart[];
  readonly at: Span;
  readonly callers: readonly PlannedCaller[];
}

/** Why the authentication of an operation refuses a request: no credentials, none of its scheme, or no caller with the role. */
export function authenticationFault(request: SentBy, { authentication }: Operation): Fault | null {
  if (authentication === null) return null;
  const ways = authentication.ways.map((way) =>
    way.map((need) => ({ need, own: ownCredential(need.credential, request.sent, request.path) })),
  );
  const hasCaller = request.callers.some((caller) => caller !== null);
  const isOwn = ways.flat().some(({ own }) => own.kind !== "none");
  if (isOwn) return ownFault(ways, request.at, hasCaller);
  if (!authentication.needed) return null;
  const place = request.spans.find(({ value }) => value.kind === "caller")?.at ?? request.at;
  if (!hasCaller) return missing(authentication, place);
  return roleFault(authentication, place, request.callers);
}

type Way = readonly { readonly need: Need; readonly own: OwnCredential }[];

/** A step that sends credentials of its own may send what none of the ways takes, or not all that one takes. */
function ownFault(ways: readonly Way[], at: Span, hasCaller: boolean): Fault | null {
  const isOpen = (way: Way): boolean =>
    way.every(({ own }) => own.kind === "sent" || (own.kind === "none" && hasCaller));
  if (ways.some(isOpen)) return null;
  const all = ways.flat();
  const other = all.find(({ own }) => own.kind === "other");
  if (other?.own.kind === "other") {
    const schemes = [
      ...new Set(all.flatMap(({ own, need }) => (own.kind === "other" ? [need.credential.place.name] : []))),
    ];
    const problem = `the credentials are not of the scheme ${schemes.map((scheme) => `\`${scheme}\``).join(" or ")}`;
    return { at: other.own.at, code: other.need.credential.bad, problem };
  }
  const begun = ways.find((way) => way.some(({ own }) => own.kind === "sent"));
  const lacking = begun?.find(({ own }) => own.kind === "none")?.need.credential;
  return lacking === undefined
    ? null
    : { at, code: lacking.missing, problem: `it is sent without the credential \`${lacking.name}\`` };
}

function missing({ ways }: Authentication, at: Span): Fault {
  const code = ways[0]?.[0]?.credential.missing ?? "UNAUTHENTICATED";
  return { at, code, problem: "it is sent without credentials" };
}

function roleFault({ ways }: Authentication, at: Span, callers: readonly PlannedCaller[]): Fault | null {
  const asked = ways.map((way) => way.flatMap(({ roles }) => roles));
  const passes = (caller: PlannedCaller): boolean =>
    caller === null || asked.some((roles) => roles.every((role) => caller.roles.includes(role)));
  if (callers.some(passes)) return null;
  const [first] = callers;
  const what = asked.map((roles) => roles.map((role) => `\`${role}\``).join(" and ")).join(", or ");
  const who = callers.length === 1 ? `\`@${first?.name}\` does not have it` : "none of its callers has it";
  const word = asked.length === 1 && asked[0]?.length === 1 ? "role" : "roles";
  return {
    at,
    code: "FORBIDDEN",
    problem: `the ${word} ${what} ${word === "role" ? "is" : "are"} asked for, and ${word === "role" ? who : who.replace("have it", "have them").replace("has it", "has them")}`,
  };
}
