import type { Field, Operation, Type } from "../../model.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/sample.js";

/** The codes that rules of an operation's input give of their own, however deep they stand. */
export function ruleCodes(operation: Operation, types: TypeResolver): ReadonlySet<string> {
  const codes = new Set<string>();
  const seen = new Set<string>();
  const inField = ({ type, checks }: Field): void => {
    for (const { code } of checks) if (code !== null) codes.add(code);
    inType(type);
  };
  const inType = (type: Type): void => {
    if (type.kind === "list") inType(type.item);
    if (type.kind === "map") inType(type.value);
    if (type.kind === "entity") {
      if (seen.has(type.name)) return;
      seen.add(type.name);
    }
    for (const field of fieldsOf(type, types)) inField(field);
  };
  for (const field of [...operation.params, ...operation.query, ...operation.headers]) inField(field);
  if (operation.body?.kind === "json") inType(operation.body.type);
  return codes;
}
