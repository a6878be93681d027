import { bodyName, entityName, importedName } from "../names.js";
import type { EntityPart } from "../output-file.js";
import type { Import } from "../text/module.js";

/** An entity, or a type that has a name. */
export interface EntityType {
  readonly name: string;
  readonly view: "full" | "input";
}

/** What a file calls the things it uses. Naming one notes it, so that a file imports what it names and no more. */
export interface Scope {
  entity(type: EntityType): string;
  /** Something of `@specwright/http`; `type X` for a type. */
  kernel(name: string): string;
  /** `string()` as `z.string()`. */
  zod(call: string): string;
}

/** The scope of a file that imports its entities from `schemas.ts`. */
export class FileScope implements Scope {
  readonly #withBody: ReadonlySet<string>;
  readonly #entities = new Set<string>();
  readonly #kernel = new Set<string>();
  #zod = false;

  constructor(model: EntityPart) {
    this.#withBody = entitiesWithBody(model);
  }

  entity(type: EntityType): string {
    const name = exportedName(type, this.#withBody);
    this.#entities.add(name);
    return importedName(name);
  }

  kernel(name: string): string {
    this.#kernel.add(name);
    return name.replace(/^type /, "");
  }

  zod(call: string): string {
    this.#zod = true;
    return `z.${call}`;
  }

  /** From the packages; complete once everything is named. */
  packages(): readonly Import[] {
    const kernel = [...this.#kernel];
    return [
      {
        from: "@specwright/http",
        names: kernel,
        typeOnly: kernel.every((name) => name.startsWith("type ")),
      },
      { from: "zod", names: this.#zod ? ["z"] : [], typeOnly: false },
    ];
  }

  entities(typeOnly: boolean): Import {
    const names = [...this.#entities].map((name) => {
      const local = importedName(name);
      return local === name ? name : `${name} as ${local}`;
    });
    return { from: "./schemas.js", names, typeOnly };
  }
}

/** Which entities and types have a view without read-only fields. */
export function entitiesWithBody({ entities, types }: EntityPart): ReadonlySet<string> {
  return new Set([...entities, ...types].filter(({ hasInput }) => hasInput).map(({ name }) => name));
}

/** The name an entity, or its view, is exported by. */
export function exportedName({ name, view }: EntityType, withBody: ReadonlySet<string>): string {
  return view === "input" && withBody.has(name) ? bodyName(name) : entityName(name);
}
