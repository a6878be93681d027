import type { Field, Type } from "../../model.js";
import {
  isPlace,
  isRowPlace,
  isTemplateList,
  isTemplateObject,
  namesFault,
  placesIn,
  type RowFacts,
  repeats,
  type Template,
  type TemplateObject,
} from "../../protocol/error-template.js";
import { filledTemplate } from "../../protocol/filled-template.js";
import { resolved } from "../../resolved-type.js";
import { isAny, isFreeText } from "../../scalars/of-type.js";
import { boundsOf } from "../entities/bounds.js";
import { plainShape } from "../entities/fields.js";
import type { TypeResolver } from "../entities/types.js";
import { fieldsOf } from "../values/fields-of.js";
import { jsonFault } from "../values/json-value.js";
import { rowFacts } from "./sample-facts.js";

/** A place of the entity that the template does not fit: where, and why. */
export interface Misfit {
  /** As the template's keys are named: `error.code`, `errors[].path`. */
  readonly path: string;
  readonly problem: string;
}

/** The kernel names so many bad places at most. */
const mostFaults = 100;

const anyRow: RowFacts = { code: "", status: 400, message: "", title: "", type: "" };

interface Fitting {
  readonly rows: readonly (RowFacts & { readonly name: string })[];
  readonly types: TypeResolver;
}

/** What keeps a template, filled for each of these rows, from being of a type. */
export function misfits(
  template: Template,
  type: Type,
  rows: Fitting["rows"],
  types: TypeResolver,
): readonly Misfit[] {
  return inField(template, { ...plainShape("body"), type }, "", false, { rows, types });
}

function inField(
  template: Template,
  written: Field,
  path: string,
  isOptional: boolean,
  state: Fitting,
): readonly Misfit[] {
  const field = resolved(written);
  if (isAny(field.type)) return [];
  if (isTemplateObject(template)) return inObject(template, field, path, state);
  if (isTemplateList(template)) return inList(template, field, path, isOptional, state);
  const problem = leafProblem(template, field, state);
  return problem === null ? [] : [{ path, problem }];
}

/** What is known beforehand is held against all rules; of what only a request brings nothing is known but its kind. */
function leafProblem(template: Template, field: Field, { rows, types }: Fitting): string | null {
  const places = placesIn(template);
  const { type, checks } = field;
  if (places.every(isRowPlace)) {
    for (const row of places.length === 0 ? rows.slice(0, 1) : rows) {
      const fault = jsonFault(filledTemplate(template, rowFacts(row)), field, types);
      if (fault !== null) return places.length === 0 ? fault : `${fault}, which \`${row.name}\` breaks`;
    }
    return null;
  }
  const isMoment = isPlace(template) && template.place === "timestamp";
  const takesMoment =
    isMoment && jsonFault(filledTemplate(template, rowFacts(anyRow)), field, types) === null;
  if (!isFreeText(type) && !takesMoment) return "takes no text";
  return checks.length > 0 ? "has rules that what a request brings may break" : null;
}

function inList(
  items: readonly Template[],
  field: Field,
  path: string,
  isOptional: boolean,
  state: Fitting,
): readonly Misfit[] {
  const { type, checks } = field;
  if (type.kind !== "list") return [{ path, problem: "takes no list" }];
  const { min, max } = boundsOf("length", checks, type);
  const fixed = items.filter((item) => !repeats(item)).length;
  const isRepeated = fixed < items.length;
  const least = fixed + (isRepeated && isOptional ? 1 : 0);
  const problem =
    least < min
      ? `takes no list of ${least}`
      : fixed + (isRepeated ? mostFaults : 0) > max
        ? `takes no list of ${fixed + (isRepeated ? mostFaults : 0)}`
        : null;
  const item = { ...plainShape(field.name), type: type.item };
  return [
    ...(problem === null ? [] : [{ path, problem }]),
    ...items.flatMap((one) => inField(one, item, `${path}[]`, false, state)),
  ];
}

function inObject(template: TemplateObject, field: Field, path: string, state: Fitting): readonly Misfit[] {
  const { type } = field;
  const join = (name: string): string => (path === "" ? name : `${path}.${name}`);
  if (type.kind === "map")
    return template.members.flatMap(([key, value]) =>
      inField(value, { ...plainShape(field.name), type: type.value }, join(nameOf(key)), false, state),
    );
  if (type.kind !== "entity" && type.kind !== "object") return [{ path, problem: "takes no object" }];
  const filled = template.members.find(([key]) => typeof key !== "string");
  if (filled !== undefined)
    return [{ path: join(nameOf(filled[0])), problem: "is filled, where there are fields of other names" }];
  const fields = new Map(fieldsOf(type, state.types).map((one) => [one.name, one]));
  const owner = type.kind === "entity" ? `\`${type.name}\`` : "it";
  const members = template.members.flatMap(([key, value, optional]): readonly Misfit[] => {
    const here = join(nameOf(key));
    const inner = typeof key === "string" ? fields.get(key) : undefined;
    if (inner === undefined) return [{ path: here, problem: `is no field of ${owner}` }];
    const isOptional = optional !== undefined;
    if (isOptional && isNeeded(inner) && (namesFault(value) || placesIn(value).includes("detail")))
      return [{ path: here, problem: "must be there, and is left out where nothing fills it" }];
    return inField(value, inner, here, isOptional, state);
  });
  const written = new Set(template.members.map(([key]) => nameOf(key)));
  const missing = [...fields.values()].filter((one) => isNeeded(one) && !written.has(one.name));
  return [...members, ...missing.map(({ name }) => ({ path: join(name), problem: "is filled by nothing" }))];
}

const nameOf = (key: TemplateObject["members"][number][0]): string =>
  typeof key === "string" ? key : `{${key.place}}`;
const isNeeded = (field: Field): boolean => !field.optional;
