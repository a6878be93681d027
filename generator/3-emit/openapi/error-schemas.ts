import type { ErrorEntry, ErrorForm } from "../../model.js";
import { componentName, entityName } from "../names.js";
import type { DescribedContract } from "./described.js";
import { typeSchema } from "./json-schema.js";
import { type Node, node } from "./node.js";
import type { Side } from "./sides.js";

/** The bodies of refusals by media type: of one code, and the components that they name. */
export interface ErrorSchemas {
  readonly contentOf: (codes: readonly string[]) => ReadonlyMap<string, Node>;
  readonly components: ReadonlyMap<string, Node>;
}

export function errorSchemas({ errors, entities }: DescribedContract, side: Side): ErrorSchemas {
  const taken = new Set(entities.map(({ name }) => componentName(entityName(name))));
  const entries = new Map(errors.entries.map((entry) => [entry.code, entry]));
  const components = new Map<string, Node>();
  const schemaOf = (entry: ErrorEntry | undefined): Node => {
    const number = entry?.form ?? 0;
    const form = errors.forms[number];
    if (form === undefined) return node();
    if (form.entity !== null) return side.refOf({ name: form.entity, view: "full" });
    if (entry !== undefined && entry.body !== null) return typeSchema(entry.body.type, side);
    const name = nameOf(form, number, taken);
    if (!components.has(name))
      components.set(name, eitherOf(form.templates.map(({ type }) => typeSchema(type, side))));
    return node(["$ref", `#/components/schemas/${name}`]);
  };
  return {
    components,
    contentOf: (codes) => {
      const found = new Map<string, Map<string, Node>>();
      for (const code of codes) {
        const entry = entries.get(code);
        const media = errors.forms[entry?.form ?? 0]?.media ?? "application/json";
        const schema = schemaOf(entry);
        found.set(media, (found.get(media) ?? new Map()).set(keyOf(schema), schema));
      }
      return new Map([...found].map(([media, schemas]) => [media, eitherOf([...schemas.values()])]));
    },
  };
}

/** No entity has a dot in its name. */
function nameOf({ isProblem }: ErrorForm, number: number, taken: ReadonlySet<string>): string {
  if (isProblem) return "Problem.Details";
  const name = number === 0 ? "Error" : `Error${number + 1}`;
  return taken.has(name) ? `${name}.Body` : name;
}

const eitherOf = (schemas: readonly Node[]): Node => {
  const [only] = schemas;
  return only !== undefined && schemas.length === 1 ? only : node(["anyOf", schemas]);
};

/** What two schemas have in common if they are the same. */
export const keyOf = (schema: Node): string =>
  JSON.stringify(schema, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
