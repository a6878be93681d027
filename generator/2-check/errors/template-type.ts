import type { Field, Type } from "../../model.js";
import {
  type ErrorPlace,
  isPlace,
  isPlacedText,
  isTemplateList,
  isTemplateObject,
  type Template,
  type TemplateObject,
} from "../../protocol/error-template.js";
import { plainShape } from "../entities/fields.js";

const text: Type = { kind: "scalar", scalar: "string" };
const any: Type = { kind: "scalar", scalar: "any" };

/** The type of what a template becomes; `numbered` says that some code travels as a number. */
export function templateType(template: Template, numbered = false): Type {
  if (isPlace(template)) return placeType(template.place, numbered);
  if (isPlacedText(template)) return text;
  if (isTemplateList(template))
    return { kind: "list", item: sameType(template.map((item) => templateType(item, numbered))) };
  if (isTemplateObject(template)) return objectType(template, numbered);
  if (typeof template === "string") return { kind: "enum", values: [template] };
  if (typeof template === "number")
    return { kind: "scalar", scalar: Number.isSafeInteger(template) ? "integer" : "number" };
  return typeof template === "boolean" ? { kind: "scalar", scalar: "boolean" } : any;
}

function placeType(place: ErrorPlace, numbered: boolean): Type {
  if (place === "status") return { kind: "scalar", scalar: "integer" };
  return place === "code" && numbered ? any : text;
}

/** Names that are filled are those of a map. */
function objectType({ members }: TemplateObject, numbered: boolean): Type {
  const values = members.map(([, value]) => templateType(value, numbered));
  if (members.some(([key]) => typeof key !== "string")) return { kind: "map", value: sameType(values) };
  return {
    kind: "object",
    rest: { kind: "refused" },
    fields: members.map(
      ([key, , optional], i): Field => ({
        ...plainShape(String(key)),
        type: values[i] ?? any,
        optional: optional !== undefined,
      }),
    ),
  };
}

function sameType([first, ...others]: readonly Type[]): Type {
  const own = JSON.stringify(first);
  return first !== undefined && others.every((type) => JSON.stringify(type) === own) ? first : any;
}
