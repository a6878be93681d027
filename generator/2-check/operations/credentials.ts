import type { CredentialSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { TypeAndRules } from "../../1-parse/notation/type-syntax.js";
import type { Credential, Field, Operation } from "../../model.js";
import { httpSchemes, registeredScheme } from "../../protocol/http-schemes.js";
import { resolvedType } from "../../resolved-type.js";
import { isAny, scalarOf } from "../../scalars/of-type.js";
import type { Located } from "../../source.js";
import type { Declarations } from "../declarations.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import type { ErrorCodes } from "../errors/errors.js";
import { didYouMean } from "../nearest.js";

/** The credentials that requirements declare. */
export interface Credentials {
  /** Those that are declared, sorted by name. */
  readonly declared: readonly Credential[];
  /** What a name stands for: a declared credential, else a scheme of HTTP. */
  readonly named: (name: Located<string>, isJudged: boolean) => Credential;
}

interface Given {
  readonly types: TypeResolver;
  readonly codes: ErrorCodes;
  readonly report: DiagnosticSink;
}

const noCredential = "UNAUTHENTICATED";

export function credentialsOf(declared: Declarations, given: Given): Credentials {
  const facts = declared.homes.flatMap(({ facts: all }) =>
    all.flatMap(({ value }) => (value.kind === "credential" ? [value] : [])),
  );
  const statuses = new Map(
    declared.homes.flatMap(({ facts: all }) =>
      all.flatMap(({ value }) =>
        value.kind === "reply" && value.code !== null ? [[value.code.value, value.status] as const] : [],
      ),
    ),
  );
  const known = new Map<string, { readonly credential: Credential; readonly name: Located<string> }>();
  for (const fact of facts) {
    for (const code of [fact.required, fact.type])
      if (code !== null && !given.codes.saysStatusOf(code.value) && !given.codes.entries.has(code.value))
        given.codes.learn(code.value, statuses.get(code.value) ?? 401);
    const credential = credentialFrom(fact, given);
    const first = known.get(credential.name);
    if (first === undefined) known.set(credential.name, { credential, name: fact.name });
    else if (JSON.stringify(first.credential) !== JSON.stringify(credential))
      given.report("duplicate-credential", fact.name.at, { name: credential.name }, [
        { message: "It is first declared here.", at: first.name.at },
      ]);
  }
  const schemes = new Map<string, Credential>();
  const named: Credentials["named"] = (name, isJudged) => {
    const own = known.get(name.value)?.credential;
    if (own !== undefined) return own;
    const key = name.value.toLowerCase();
    const scheme = schemes.get(key) ?? schemeFrom(name);
    if (isJudged && !schemes.has(key)) judgeScheme(name, [...known.keys()], given.report);
    schemes.set(key, scheme);
    return scheme;
  };
  return {
    declared: [...known.values()]
      .map(({ credential }) => credential)
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    named,
  };
}

/** Those that are declared, and the schemes that operations ask for. */
export function usedCredentials(
  { declared }: Credentials,
  operations: readonly Operation[],
): readonly Credential[] {
  const asked = operations.flatMap(({ authentication }) =>
    (authentication?.ways ?? []).flat().map(({ credential }) => credential),
  );
  const all = new Map([...declared, ...asked].map((credential) => [credential.name, credential]));
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function credentialFrom(
  { name, place, value, required, type }: CredentialSyntax,
  { types, report }: Given,
): Credential {
  const field = types.value("credential", { value: name.value, at: place.at }, value);
  if (place.value.in === "authorization" && !isToken(name.value))
    report("no-scheme", name.at, { name: name.value });
  // Of a field that is unknown, that was reported.
  const isUnknown = isAny(field.type) && value.type?.value.kind === "field-of";
  if (!isText(field) && !isUnknown) report("credential-is-text", place.at, { name: name.value });
  return {
    name: name.value,
    kind: "declared",
    place: place.value.in === "authorization" ? { in: "authorization", name: name.value } : place.value,
    value: isText(field)
      ? withoutCodes(field)
      : { ...field, type: { kind: "scalar", scalar: "string" }, checks: [] },
    source: sourceIn(value),
    missing: required?.value ?? noCredential,
    bad: type?.value ?? noCredential,
  };
}

function sourceIn({ type }: TypeAndRules): Credential["source"] {
  if (type?.value.kind !== "field-of") return null;
  return { entity: type.value.entity.value, field: type.value.field.value };
}

/** A bad credential has one code, whatever is wrong with it. */
const withoutCodes = (field: Field): Field => ({
  ...field,
  nullable: false,
  checks: field.checks.map((check) => ({ ...check, code: null })),
});

function isText({ type: own }: Field): boolean {
  const type = resolvedType(own);
  if (type.kind === "enum") return type.values.every((value) => typeof value === "string");
  return scalarOf(type)?.kind === "text";
}

function judgeScheme(name: Located<string>, known: readonly string[], report: DiagnosticSink): void {
  const guess = didYouMean(name.value, [...known, ...httpSchemes]);
  if (!isToken(name.value)) report("unknown-credential", name.at, { name: name.value, guess });
  else if (registeredScheme(name.value) === null)
    report("unknown-scheme", name.at, { name: name.value, guess });
}

/** Whether a word can be the scheme of a header. */
const isToken = (word: string): boolean => /^[A-Za-z][A-Za-z0-9._~-]*$/.test(word);

/** A token of OAuth 2 travels as Bearer. */
function schemeFrom({ value: name }: Located<string>): Credential {
  const isOAuth = registeredScheme(name) === "OAuth";
  return {
    name: isOAuth ? "OAuth" : name,
    kind: isOAuth ? "oauth" : "scheme",
    place: { in: "authorization", name: isOAuth ? "Bearer" : name },
    value: { ...plainShape(name), type: { kind: "scalar", scalar: "string" } },
    source: null,
    missing: noCredential,
    bad: noCredential,
  };
}
