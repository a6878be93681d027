import type { Import } from "../../text/module.js";

/** What a file of steps imports from `@specwright/acceptance`: the builders it uses, noted as they are named. */
export class BuilderScope {
  readonly #used = new Set<string>();

  use(name: string): string {
    this.#used.add(name);
    return name.replace(/^type /, "");
  }

  /** Complete once everything is named. */
  list(): Import {
    const names = [...this.#used];
    return {
      from: "@specwright/acceptance",
      names,
      typeOnly: names.every((name) => name.startsWith("type ")),
    };
  }
}
