import type { Field } from "../../model.js";
import { concat, type Doc, enclosed, indented } from "../text/doc.js";
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
  return indented(
    concat(enclosed(`class ${name}(`, [base], ")"), ":"),
    docstring(says, 4),
    ...gap,
    ...members,
  );
}

function memberText(field: Field, scope: ModelScope, owner: string, fieldsOf: FieldsOf): Doc {
  const parts = [`${pythonFieldName(field.name)}: `, fieldType(field, scope, owner)];
  if (field.initial !== null)
    parts.push(" = ", initialText(field, field.initial.value, scope, owner, fieldsOf));
  else if (isMaybe(field)) parts.push(" = ", scope.imports.use("specwright_http.model", "ABSENT"));
  return concat(...parts);
}
