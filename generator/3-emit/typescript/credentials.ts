import type { Credential, Operation } from "../../model.js";
import { saysMore, waysAsked } from "../operation-facts.js";
import type { ContractPart, Placeless } from "../output-file.js";
import { documented } from "../text/comment.js";
import { block, concat, type Doc, union } from "../text/doc.js";
import { arrayOf, key, objectOf, property, quote } from "../text/literal.js";
import type { Scope } from "./scope.js";
import { zodRuled } from "./zod-text.js";

const broken = { separator: ",", trailing: true, padding: " " } as const;

/** The credentials as data, and the type of what `authenticate` gets of them; nothing where no operation asks for any. */
export function credentialTexts(model: ContractPart, scope: Scope): readonly Doc[] {
  const { credentials } = model;
  if (credentials.length === 0) return [];
  const type = scope.kernel("type Credential");
  const types = credentials.map(({ name }) => concat(["readonly ", property(name, type)]));
  const values = credentials.map((credential) =>
    property(credential.name, credentialText(credential, scope)),
  );
  const ways = waysAsked(model.operations).map((names) =>
    concat([
      "{ ",
      ...names.flatMap((name, i) => [i === 0 ? "" : "; ", "readonly ", property(name, "string")]),
      " }",
    ]),
  );
  return [
    concat([
      "export const credentials: ",
      block("{", types, "}", { separator: ";", trailing: true, padding: " " }),
      " = ",
      block("{", values, "}", broken),
      ";",
    ]),
    ...(ways.length === 0
      ? []
      : [
          documented(
            "What a caller brings: all that one way of an operation asks for.",
            concat(["export type Credentials = ", union(ways), ";"]),
          ),
        ]),
  ];
}

function credentialText({ name, place, value, missing, bad }: Credential, scope: Scope): Doc {
  const facts = [
    property("name", quote(name)),
    property("in", quote(place.in)),
    property("at", quote(place.name)),
  ];
  if (saysMore(value)) facts.push(property("schema", zodRuled(value, scope)));
  if (missing !== "UNAUTHENTICATED") facts.push(property("missing", quote(missing)));
  if (bad !== "UNAUTHENTICATED") facts.push(property("bad", quote(bad)));
  return objectOf(facts);
}

const reference = ({ name }: Credential): string =>
  key(name) === name ? `credentials.${name}` : `credentials[${quote(name)}]`;

/** Who may call an operation. */
export function authenticationText({
  ways,
  needed,
}: NonNullable<Placeless<Operation>["authentication"]>): Doc {
  const needs = ways.map((way) =>
    arrayOf(
      way.map(({ credential, roles }) =>
        objectOf([
          property("credential", reference(credential)),
          property("roles", arrayOf(roles.map(quote))),
        ]),
      ),
    ),
  );
  return objectOf([property("ways", arrayOf(needs)), property("required", String(needed))]);
}
