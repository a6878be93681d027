import type { Field } from "../../model.js";
import { assigned, concat, type Doc, enclosed, grouped, indented } from "../text/doc.js";
import { type FieldsOf, initialText } from "./initial-text.js";
import type { ModelScope } from "./model-scope.js";
import { pythonFieldName } from "./python-names.js";
import { docstring } from "./text/docstring.js";
import { fieldType, isMaybe } from "./type-text.js";

/** The class of an object, with a line for each field. */
export function modelClass(
  name: string,
  says: string,
  fields: readonly Field[],
  scope: ModelScope,
  fieldsOf: FieldsOf,
): Doc {
  const base = scope.imports.use("specwright_http.model", "Model");
  const members = fields.map((field) => memberText(field, scope, name, fieldsOf));
  const gap = members.length > 0 ? [""] : [];
  return indented(concat([enclosed(`class ${name}(`, [base], ")"), ":"]), [
    docstring(says, 4),
    ...gap,
    ...members,
  ]);
}

function memberText(field: Field, scope: ModelScope, owner: string, fieldsOf: FieldsOf): Doc {
  const type = grouped(fieldType(field, scope, owner));
  const left = concat([`${pythonFieldName(field.name)}: `, type]);
  if (isMaybe(field)) return assigned(left, scope.imports.use("pydantic", "MISSING"));
  if (field.initial === null) return left;
  const initial = initialText(field, field.initial.value, scope, owner, fieldsOf);
  return assigned(left, initial);
}
