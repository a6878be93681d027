import type { PlannedCaller } from "../../generator/plan.js";
import type { ContractCredential, ContractOperation } from "../contract/contract.js";
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
  const { credentials, contract, clock } = session;
  if (credentials === null) {
    if (!required) return nothing;
    const asked = ways.map((way) => way.map(({ credential }) => credential.name).join(" and ")).join(" or ");
    throw new Error(
      `${operation.method} ${operation.path} asks for ${asked} credentials, and there is no ` +
        "features/support/credentials.ts whose default export turns a caller's name, role and time into headers.",
    );
  }
  const { name, roles, id } = caller;
  const given = await credentials(name, roles[0] ?? null, clock.now(), id, {
    roles,
    operation: operation.id,
  });
  return placed(Object.entries(given), contract.credentials ?? {});
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
