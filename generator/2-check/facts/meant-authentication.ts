import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import { isOneSlipApart } from "../../names/one-slip.js";
import type { Located } from "../../source.js";
import type { OtherFact } from "./other-fact.js";

type Authentication = Extract<FactSyntax, { kind: "authentication" }>;

/** Schemes may have any name, so that a misspelt one reads as another. */
const schemes = ["Bearer", "Basic", "Digest", "none"] as const;

/** `Authorization: Baerer`, `Authorization: Bea rer` and `Authorizaion: Bearer`; null where a fact is as it should be. */
export function meantAuthentication({ value }: Located<FactSyntax>): OtherFact | null {
  if (value.kind === "authentication") return ofScheme(value);
  return value.kind === "header" ? ofHeader(value) : null;
}

function ofScheme(fact: Authentication): OtherFact | null {
  const { scheme, role } = fact;
  if (scheme === null) return null;
  const whole = role === null ? undefined : nearScheme(scheme + role);
  const meant = whole ?? nearScheme(scheme);
  if (meant === undefined || schemes.some((known) => known.toLowerCase() === scheme.toLowerCase()))
    return null;
  const corrected = { ...fact, ...schemeOf(meant), role: whole === undefined ? role : null };
  return { written: textOf(fact), near: textOf(corrected), fact: corrected };
}

/** `none` has no scheme, and asks for nothing. */
const schemeOf = (name: string): Pick<Authentication, "scheme"> => ({
  scheme: name === "none" ? null : name,
});

function ofHeader({ header }: Extract<FactSyntax, { kind: "header" }>): OtherFact | null {
  const { name, value } = header;
  const type = value.type?.value;
  if (type?.kind !== "entity" || !isOneSlipApart(name.value.toLowerCase(), "authorization")) return null;
  if (name.value.toLowerCase() === "authorization") return null;
  const scheme = nearScheme(type.name.value) ?? type.name.value;
  const fact = { kind: "authentication", scheme, role: null, needed: true, token: null } as const;
  return { written: `${name.value}: ${type.name.value}`, near: textOf(fact), fact };
}

const nearScheme = (written: string): string | undefined =>
  schemes.find((scheme) => isOneSlipApart(scheme.toLowerCase(), written.toLowerCase()));

const textOf = ({ scheme, role, needed }: Authentication): string =>
  `Authorization${needed ? "" : "?"}: ${scheme ?? "none"}${role === null ? "" : ` ${role}`}`;
