import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import { namesIn, typesIn } from "../facts/names-in-type.js";
import type { Rule } from "./rule.js";

/** A type that has a name is named by something. */
export const typeUnused: Rule = ({ declared, report }) => {
  const used = new Set<string>();
  const note = (type: TypeSyntax | null | undefined): void => {
    for (const name of type === null || type === undefined ? [] : namesIn(type)) used.add(name);
  };
  for (const { shape } of declared.entities.values())
    if (shape.kind === "table") {
      for (const { type } of shape.fields) note(type.value);
      note(shape.rest?.type?.value);
    }
  for (const { value } of declared.types.values()) note(value.type?.value);
  for (const { facts } of declared.homes) for (const { value } of facts) typesIn(value).forEach(note);
  for (const { name } of declared.types.values())
    if (!used.has(name.value)) report("type-unused", name.at, { name: name.value });
};
