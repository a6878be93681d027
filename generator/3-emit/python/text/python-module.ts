import { type Doc, list } from "../../text/doc.js";
import { heading } from "../../text/module.js";
import type { Layout } from "../../text/page.js";
import { print } from "../../text/print.js";
import { docstring } from "./docstring.js";

/** As `ruff format` has it. */
const layout: Layout = { lineWidth: 100, step: 4 };

/** What a file imports, noted where it is named, so that a file imports what it names and no more. */
export class Imports {
  readonly #modules = new Map<string, Set<string>>();

  /** A name of a module: `use("typing", "Annotated")`. A module beside the file: `use(".", "models")`. */
  use(module: string, name: string): string {
    const names = this.#modules.get(module) ?? new Set();
    this.#modules.set(module, names.add(name));
    return name;
  }

  /** The lines, in groups: the language's own, packages, the files beside. */
  texts(): readonly string[] {
    const modules = [...this.#modules].sort(([a], [b]) => (a < b ? -1 : 1));
    const groups = [isStandard, isPackage, isBeside].map((fits) =>
      modules.filter(([module]) => fits(module)).map(([module, names]) => importText(module, [...names])),
    );
    return groups.filter((group) => group.length > 0).map((group) => group.join("\n"));
  }
}

const standard: ReadonlySet<string> = new Set(["collections.abc", "dataclasses", "typing"]);
const isStandard = (module: string): boolean => standard.has(module);
const isBeside = (module: string): boolean => module.startsWith(".");
const isPackage = (module: string): boolean => !isStandard(module) && !isBeside(module);

function importText(module: string, names: readonly string[]): string {
  const sorted = [...names].sort(byKind);
  const [open, close] = [`from ${module} import `, ""];
  const flat = `${open}${sorted.join(", ")}${close}`;
  if (flat.length <= layout.lineWidth) return flat;
  return print(list(`${open}(`, sorted, ")", { separator: ",", trailing: true, padding: "" }), layout);
}

/** Constants, then classes, then the rest, as sorters of imports have them. */
function byKind(a: string, b: string): number {
  const [left, right] = [kindOf(a), kindOf(b)];
  if (left !== right) return left - right;
  return a < b ? -1 : 1;
}

function kindOf(name: string): number {
  if (/^[A-Z][A-Z_]+$/.test(name)) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

/** A Python file: heading, what it is for, imports, declarations with two blank lines between. */
export function pythonModule(says: string, imports: Imports, declarations: readonly Doc[]): string {
  const head = `# ${heading}\n${print(docstring(says, 0), layout)}`;
  const [first, ...rest] = declarations.map((declaration) => print(declaration, layout));
  if (first === undefined) return `${head}\n`;
  const above = [head, "from __future__ import annotations", ...imports.texts()].join("\n\n");
  const gap = /^(?:class|def|@)/.test(first) ? "\n\n\n" : "\n\n";
  return `${above}${gap}${[first, ...rest].join("\n\n\n")}\n`;
}
