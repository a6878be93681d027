import type { Bindings } from "../bindings.js";
import type { Credential, Entity, NamedType, Operation } from "../model.js";
import type { Settings } from "../settings.js";
import { sha256 } from "../sha256.js";
import type { SourceFile } from "../source.js";
import type { FieldName } from "./entities/types.js";
import type { ErrorCodes } from "./errors/errors.js";

/** All that scenarios are planned with, beside their own text. */
export interface PlannedWith {
  readonly entities: readonly Entity[];
  readonly types: readonly NamedType[];
  readonly operations: readonly Operation[];
  readonly credentials: readonly Credential[];
  readonly codes: ErrorCodes;
  /** In the order they were written: where two names are as near, the first is the guess. */
  readonly entityNames: Iterable<string>;
  readonly bindings: Bindings;
  readonly settings: Settings;
  /** The field that a type was taken from; what scenarios make depends on it. */
  readonly takenFrom: (type: object) => FieldName | null;
}

/** Names what a text means to the scenarios in it: changes with the text, and with whatever else they are planned with. */
export function planningKeys(given: PlannedWith): (source: SourceFile) => string {
  const { entities, types, entityNames, operations, credentials, codes, bindings, settings, takenFrom } =
    given;
  const contract = [
    entities.map(({ name, fields, hasInput }) => [name, fields, hasInput]),
    types.map(({ name, type }) => [name, type]),
    [...entityNames],
    operations.map(asPlanned),
    credentials,
    [...codes.entries.values()],
    [...codes.tabled.keys()],
    [codes.written, codes.forms, [...codes.renamed].map(([code, { value }]) => [code, value])],
    bindings.key,
    [settings.foreign, settings.requireGivenWhenThen],
  ];
  const shared = sha256(JSON.stringify([contract, sourcesIn(contract, takenFrom)]));
  return ({ path, text }) => sha256(JSON.stringify([shared, path, text]));
}

/** The fields that types were taken from, each with the number of its type among all things, since the type says no more. */
function sourcesIn(root: object, takenFrom: PlannedWith["takenFrom"]): readonly unknown[] {
  const found: unknown[] = [];
  let count = 0;
  const walk = (thing: object): void => {
    const source = takenFrom(thing);
    if (source !== null) found.push([count, source]);
    count += 1;
    for (const key in thing) {
      const inner: unknown = thing[key as keyof typeof thing];
      if (typeof inner === "object" && inner !== null) walk(inner);
    }
  };
  walk(root);
  return found;
}

/** Without what is written for people, and without places: with them a scenario means no other thing. */
function asPlanned({
  summary: _summary,
  description: _description,
  requirements: _requirements,
  capability: _capability,
  origin: _origin,
  ...rest
}: Operation): unknown {
  return rest;
}
