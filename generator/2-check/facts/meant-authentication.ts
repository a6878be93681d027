import type { FactSyntax, NeedSyntax } from "../../1-parse/notation/fact-syntax.js";
import { isOneSlipApart } from "../../names/one-slip.js";
import { registeredScheme } from "../../protocol/http-schemes.js";
import type { Located } from "../../source.js";
import type { OtherFact } from "./other-fact.js";
import type { Vocabulary } from "./vocabulary.js";

type Authentication = Extract<FactSyntax, { kind: "authentication" }>;
type Words = () => Pick<Vocabulary, "credentials">;

/** Schemes may have any name, so that a misspelt one reads as another. */
const schemes = ["Bearer", "Basic", "Digest", "none"] as const;

/** `Authorization: Baerer`, `Authorization: Bea rer` and `Authorizaion: Bearer`; null where a fact is as it should be. */
export function meantAuthentication({ value }: Located<FactSyntax>, words: Words): OtherFact | null {
  if (value.kind === "authentication") return ofNames(value, words);
  return value.kind === "header" ? ofHeader(value) : null;
}

function ofNames(fact: Authentication, words: Words): OtherFact | null {
  const meant = fact.ways.map((way) => way.map((need) => meantNeed(need, words)));
  if (meant.flat().every((need) => need === null)) return null;
  const ways = fact.ways.map((way, i) => way.map((need, j) => meant[i]?.[j] ?? need));
  const isNone = ways.flat().some(({ name }) => name.value === "none");
  const corrected = isNone ? { ...fact, ways: [], needed: false } : { ...fact, ways };
  return { written: textOf(fact), near: textOf(corrected), fact: corrected };
}

/** With the name that was meant; `null` where it is as it should be, or as near to none. */
function meantNeed(need: NeedSyntax, words: Words): NeedSyntax | null {
  const { name, roles } = need;
  if (registeredScheme(name.value) !== null) return null;
  const { credentials } = words();
  if (credentials.has(name.value)) return null;
  const [first] = roles;
  const whole = first === undefined ? undefined : nearName(name.value + first.value, credentials);
  const meant = whole ?? nearName(name.value, credentials);
  if (meant === undefined) return null;
  return { name: { ...name, value: meant }, roles: whole === undefined ? roles : roles.slice(1) };
}

const nearName = (written: string, credentials: Iterable<string>): string | undefined =>
  [...schemes, ...credentials].find((known) => isOneSlipApart(known.toLowerCase(), written.toLowerCase()));

function ofHeader({ header }: Extract<FactSyntax, { kind: "header" }>): OtherFact | null {
  const { name, value } = header;
  const type = value.type?.value;
  if (type?.kind !== "entity" || !isOneSlipApart(name.value.toLowerCase(), "authorization")) return null;
  if (name.value.toLowerCase() === "authorization") return null;
  const scheme = nearName(type.name.value, []) ?? type.name.value;
  const ways = [[{ name: { ...type.name, value: scheme }, roles: [] }]];
  const fact = { kind: "authentication", ways, needed: true, token: null } as const;
  return { written: `${name.value}: ${type.name.value}`, near: textOf(fact), fact };
}

const textOf = ({ ways, needed }: Authentication): string => {
  if (ways.length === 0) return "Authorization: none";
  const texts = ways.map((way) =>
    way.map(({ name, roles }) => [name.value, ...roles.map(({ value }) => value)].join(" ")).join(" and "),
  );
  return `Authorization${needed ? "" : "?"}: ${texts.join(" or ")}`;
};
