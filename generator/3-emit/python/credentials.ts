import type { Credential, Field, RuledType } from "../../model.js";
import { saysMore } from "../operation-facts.js";
import { concat, type Doc } from "../text/doc.js";
import type { ModelScope } from "./model-scope.js";
import { call, dict, named, pythonText } from "./text/python-literal.js";
import { valueType } from "./type-text.js";

/** The credentials by their names; nothing where no operation asks for any. */
export function credentialTexts(credentials: readonly Credential[], scope: ModelScope): readonly Doc[] {
  if (credentials.length === 0) return [];
  const { imports } = scope;
  const type = imports.use("specwright_http.operation", "Credential");
  const mapping = imports.use("collections.abc", "Mapping");
  const entries = credentials.map(
    (credential) => [pythonText(credential.name), credentialText(credential, type, scope)] as const,
  );
  return [concat([`CREDENTIALS: ${mapping}[str, ${type}] = `, dict(entries)])];
}

function credentialText(
  { name, kind, place, value, missing, bad }: Credential,
  type: string,
  scope: ModelScope,
): Doc {
  return call(type, [
    pythonText(name),
    pythonText(place.in),
    pythonText(place.name),
    ...(saysMore(value) ? [named("schema", valueType(ruled(value), scope, ""))] : []),
    ...(missing === "UNAUTHENTICATED" ? [] : [named("missing", pythonText(missing))]),
    ...(bad === "UNAUTHENTICATED" ? [] : [named("bad", pythonText(bad))]),
    ...(kind === "oauth" ? [named("oauth", "True")] : []),
  ]);
}

const ruled = ({ type, checks, codes }: Field): RuledType => ({
  kind: "ruled",
  name: null,
  view: "full",
  type,
  checks,
  codes,
  nullable: false,
});
