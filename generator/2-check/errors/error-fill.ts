import type { ErrorEntry, Field } from "../../model.js";
import { isAny, isFreeText } from "../../scalars/of-type.js";
import { scalars as known, type ScalarName, scalarNames } from "../../scalars/scalars.js";
import { boundsOf } from "../entities/bounds.js";
import type { TypeResolver } from "../entities/types.js";
import { valueFault } from "../values/json-value.js";
import { fieldsOf } from "../values/sample.js";

/** A field of the error entity that no server could fill, or `problem`: not with what it has. */
export interface FillFault {
  readonly field: string;
  readonly problem: string | null;
}

/** What the kernel fills in by name: a value for each code, or one that only a request knows. */
interface Filled {
  readonly scalars: readonly ScalarName[];
  readonly of: ((entry: ErrorEntry) => string | number) | null;
}

const text: readonly ScalarName[] = ["string"];
const number = scalarNames.filter((name) => known[name].kind === "number");
const titleOf = ({ code }: ErrorEntry): string =>
  code.charAt(0) + code.slice(1).toLowerCase().replaceAll("_", " ");
const codeOf = { scalars: text, of: ({ code }: ErrorEntry) => code };
const statusOf = { scalars: number, of: ({ status }: ErrorEntry) => status };
const messageOf = { scalars: text, of: ({ message }: ErrorEntry) => message };
const ofRequest: Filled = { scalars: text, of: null };

const filled: ReadonlyMap<string, Filled | "faults"> = new Map<string, Filled | "faults">([
  [
    "type",
    {
      scalars: ["string", "uri"],
      of: ({ code }) => `urn:problem:${code.toLowerCase().replaceAll("_", "-")}`,
    },
  ],
  ["title", { scalars: text, of: titleOf }],
  ["status", statusOf],
  ["statusCode", statusOf],
  ["detail", messageOf],
  ["instance", ofRequest],
  ["path", ofRequest],
  ["code", codeOf],
  ["error", codeOf],
  ["message", messageOf],
  ["errors", "faults"],
  ["details", "faults"],
  ["requestId", ofRequest],
  ["timestamp", { scalars: ["string", "date-time"], of: null }],
]);

export const filledNames: readonly string[] = [...filled.keys()];

/** What stands of one bad place in `errors` or `details`. */
const ofFault: ReadonlySet<string> = new Set(["path", "field", "message"]);
/** The kernel names so many bad places at most. */
const mostFaults = 100;

/**
 * What keeps the kernel from filling an error entity for these codes: at its root or, where that cannot be, inside a field
 * `error` that is an object. The kernel looks the same way.
 */
export function fillFaults(
  fields: readonly Field[],
  entries: readonly ErrorEntry[],
  types: TypeResolver,
): readonly FillFault[] {
  const flat = faultsOf(fields, entries, types);
  const wrapper = fields.find((field) => field.name === "error");
  const inside = wrapper === undefined ? [] : fieldsOf(wrapper.type, types);
  if (flat.length === 0 || inside.length === 0) return flat;
  const beside = fields.filter((field) => field.name !== "error" && isLeft(field));
  return [
    ...beside.map(({ name }) => ({ field: name, problem: null })),
    ...faultsOf(inside, entries, types).map((fault) => ({ ...fault, field: `error.${fault.field}` })),
  ];
}

const isNeeded = (field: Field): boolean => !field.optional;
/** A field with a default is filled with it. */
const isLeft = (field: Field): boolean => isNeeded(field) && field.initial === null;

function faultsOf(
  fields: readonly Field[],
  entries: readonly ErrorEntry[],
  types: TypeResolver,
): readonly FillFault[] {
  return fields.flatMap((field): readonly FillFault[] => {
    const facts = filled.get(field.name);
    if (facts === undefined) return isLeft(field) ? [{ field: field.name, problem: null }] : [];
    const problem =
      facts === "faults" ? listProblem(field, types) : scalarProblem(field, facts, entries, types);
    return problem === null ? [] : [{ field: field.name, problem }];
  });
}

function scalarProblem(
  field: Field,
  { scalars, of }: Filled,
  entries: readonly ErrorEntry[],
  types: TypeResolver,
): string | null {
  const { type, checks } = field;
  if (isAny(type)) return null;
  const fits = type.kind === "scalar" ? scalars.includes(type.scalar) : type.kind === "enum" && of !== null;
  if (!fits) return `takes no ${scalars === number ? "number" : "text"}`;
  if (of === null) return checks.length > 0 ? "has rules that what a request brings may break" : null;
  for (const entry of entries) {
    const fault = valueFault(of(entry), field, types);
    if (fault !== null) return `${fault}, which \`${entry.code}\` breaks`;
  }
  return null;
}

/** A list of bad places. Where it must be there, it is empty for a refusal that names none. */
function listProblem(field: Field, types: TypeResolver): string | null {
  const { type, checks, optional } = field;
  if (isAny(type)) return null;
  if (type.kind !== "list") return "takes no list";
  const { min, max } = boundsOf("length", checks, type);
  if (min > 0 && !optional) return "takes no empty list";
  if (min > 1 || max < mostFaults) return `takes no list of 1 to ${mostFaults}`;
  if (isAny(type.item)) return null;
  const fields = fieldsOf(type.item, types);
  if (fields.length === 0) return "is not a list of objects";
  const odd = fields.find((inner) =>
    ofFault.has(inner.name)
      ? !isAny(inner.type) && !(isFreeText(inner.type) && inner.checks.length === 0)
      : isNeeded(inner),
  );
  return odd === undefined
    ? null
    : `has entries with \`${odd.name}\`, but entries are filled with texts \`path\`, \`field\` and \`message\``;
}
