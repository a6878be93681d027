import type { PlannedCaller } from "../../generator/plan.js";
import type { ContractCredential, ContractOperation } from "../contract/contract.js";
import { evaluateText } from "./evaluate.js";
import type { Session } from "./session.js";

/** What a request carries of who sends it: headers, their names in small letters, and the end of the query. */
export interface Carried {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: string;
}

const nothing: Carried = { headers: {}, query: "" };

/** Asks `credentials.ts` for what a caller brings, and puts each credential in its place. */
export async function carriedBy(
  operation: ContractOperation | null,
  caller: PlannedCaller,
  session: Session,
): Promise<Carried> {
  if (caller === null || operation?.authentication === undefined) return nothing;
  const { ways, required } = operation.authentication;
  const { credentials, contract, clock, handles, sources } = session;
  const { name, roles, id } = caller;
  const asking = { roles, operation: operation.id, thing: handles.get(name) };
  const given =
    credentials === null ? {} : await credentials(name, roles[0] ?? null, clock.now(), id, asking);
  const way = wayFor(ways, given, sources);
  if (credentials === null && way === null) {
    if (!required) return nothing;
    const asked = ways
      .map((each) => each.map(({ credential }) => credential.name).join(" and "))
      .join(" or ");
    throw new Error(
      `${operation.method} ${operation.path} asks for ${asked} credentials, and there is no ` +
        "features/support/credentials.ts whose default export turns a caller's name, role and time into headers.",
    );
  }
  const taken = (way ?? []).flatMap(({ credential }) => {
    const field = brings(given, credential) ? undefined : sources[credential.name];
    return field === undefined
      ? []
      : [[credential.name, evaluateText([{ handle: name, place: [field] }], session)] as const];
  });
  return placed([...Object.entries(given), ...taken], contract.credentials ?? {});
}

type Way = readonly { readonly credential: ContractCredential }[];

/** The way that what is given serves, else the first that it serves with what the thing has; `null` where there is none. */
function wayFor(
  ways: readonly Way[],
  given: Readonly<Record<string, string>>,
  sources: Session["sources"],
): Way | null {
  const isServed = (way: Way, withThing: boolean): boolean =>
    way.every(
      ({ credential }) => brings(given, credential) || (withThing && Object.hasOwn(sources, credential.name)),
    );
  return ways.find((way) => isServed(way, false)) ?? ways.find((way) => isServed(way, true)) ?? null;
}

/** Whether a credential is given by its name, or a header for its place. */
function brings(
  given: Readonly<Record<string, string>>,
  { name, in: where, at }: ContractCredential,
): boolean {
  const header = where === "query" ? null : where === "header" ? at : where;
  return Object.keys(given).some(
    (key) => key === name || (header !== null && key.toLowerCase() === header.toLowerCase()),
  );
}

/** A name of a credential stands for its place; any other is a header. */
function placed(
  given: readonly (readonly [name: string, value: string])[],
  known: { readonly [name: string]: ContractCredential },
): Carried {
  const headers: Record<string, string> = {};
  const query: string[] = [];
  for (const [name, value] of given) {
    const credential = Object.hasOwn(known, name) ? known[name] : undefined;
    if (credential?.in === "query")
      query.push(`${encodeURIComponent(credential.at)}=${encodeURIComponent(value)}`);
    else if (credential?.in === "cookie") {
      const cookie = `${credential.at}=${value}`;
      headers.cookie = headers.cookie === undefined ? cookie : `${headers.cookie}; ${cookie}`;
    } else if (credential?.in === "authorization") headers.authorization = `${credential.at} ${value}`;
    else headers[(credential?.at ?? name).toLowerCase()] = value;
  }
  return { headers, query: query.join("&") };
}
