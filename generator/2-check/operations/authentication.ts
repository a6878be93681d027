import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Authentication, Need } from "../../model.js";
import type { Span } from "../../source.js";
import type { RequirementHome } from "../declarations.js";
import type { OperationDraft } from "../scope.js";
import type { OperationContext } from "./operation-context.js";

/** What an operation asks of its callers, and the requirements that ask it for something else and are overruled. */
export interface AskedOf {
  readonly authentication: Authentication | null;
  readonly overruled: ReadonlySet<RequirementHome>;
}

type AuthenticationFact = Extract<FactSyntax, { kind: "authentication" }>;

interface Said {
  readonly at: Span;
  readonly home: RequirementHome;
  /** How particular the span is by which the requirement names the operation. */
  readonly reach: number;
  /** `null` for `none`. */
  readonly value: Authentication | null;
}

/**
 * The more particular counts: what names the operation itself, before `/books*`, before `*`. Only `none` takes away: who
 * asks for less than the wider span asks may not know of it.
 */
export function authenticationOf(draft: OperationDraft, context: OperationContext): AskedOf {
  const { report } = context;
  const said = draft.shared
    .flatMap(({ fact, home, reach }): readonly Said[] =>
      fact.value.kind === "authentication"
        ? [{ at: fact.at, home, reach, value: readAuthentication(fact.value, context) }]
        : [],
    )
    .sort((a, b) => b.reach - a.reach);
  const [first] = said;
  if (first === undefined) return { authentication: null, overruled: new Set() };
  const operation = `${draft.method} ${draft.path.text}`;
  const others = said.filter(({ reach }) => reach < first.reach);
  for (const other of said) {
    const equal = said.find(({ reach }) => reach === other.reach) ?? other;
    if (!isSame(equal.value, other.value))
      report("two-authentications", other.at, { operation }, [
        { message: "The other one is here.", at: equal.at },
      ]);
  }
  const [wider] = others;
  if (wider !== undefined && first.value !== null && asksLess(first.value, wider.value))
    report("authentication-weakened", first.at, { operation, asked: textOf(wider.value) }, [
      { message: "More is asked here.", at: wider.at },
    ]);
  return { authentication: first.value, overruled: new Set(others.map(({ home }) => home)) };
}

function readAuthentication(
  { ways, needed, token }: AuthenticationFact,
  { credentials, report }: OperationContext,
): Authentication | null {
  if (token !== null) report("token-source", token.at, { name: nameIn(ways) });
  if (ways.length === 0) return null;
  return {
    needed,
    ways: ways.map((way) =>
      way.map(
        ({ name, roles }): Need => ({
          credential: credentials.named(name, token === null),
          roles: [...new Set(roles.map(({ value }) => value))].sort(),
        }),
      ),
    ),
  };
}

const nameIn = (ways: AuthenticationFact["ways"]): string => ways[0]?.[0]?.name.value ?? "Token";

/** The credentials that an operation accepts; one that accepts requests without any needs none. */
const waysIn = (value: Authentication | null): readonly (readonly Need[])[] =>
  value === null ? [[]] : value.needed ? value.ways : [...value.ways, []];

/** Whether all requests that the one accepts are accepted by the other. */
const letsIn = (other: Authentication | null, one: Authentication | null): boolean =>
  waysIn(one).every((way) =>
    waysIn(other).some((needs) =>
      needs.every(({ credential, roles }) =>
        way.some(
          (own) => own.credential.name === credential.name && roles.every((role) => own.roles.includes(role)),
        ),
      ),
    ),
  );

const isSame = (a: Authentication | null, b: Authentication | null): boolean => letsIn(a, b) && letsIn(b, a);
const asksLess = (own: Authentication, wider: Authentication | null): boolean =>
  letsIn(own, wider) && !letsIn(wider, own);

/** As a requirement writes it. */
export function textOf(value: Authentication | null): string {
  if (value === null) return "Authorization: none";
  const ways = value.ways.map((way) =>
    way.map(({ credential, roles }) => [credential.name, ...roles].join(" ")).join(" and "),
  );
  return `Authorization${value.needed ? "" : "?"}: ${ways.join(" or ")}`;
}
