import type { SourceFile } from "../../source.js";
import { spec } from "./compile-sources.js";

/** A requirement, in the parts that laws put in, take out and move. */
export interface Requirement {
  readonly capability: string;
  readonly name: string;
  readonly statement: string;
  readonly tables: readonly Table[];
  readonly scenarios: readonly { readonly name: string; readonly steps: readonly string[] }[];
}

/** `title` is the paragraph before the rows: an entity's name, or words before the error catalogue. It may stand alone. */
export interface Table {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The files of a specification, a capability each, in the order in which they first come. */
export function sourcesOf(requirements: readonly Requirement[]): readonly SourceFile[] {
  const capabilities = [...new Set(requirements.map(({ capability }) => capability))];
  return capabilities.map((capability) => {
    const own = requirements.filter((requirement) => requirement.capability === capability);
    const head = `# ${capability} Specification\n\n## Purpose\nTo be compiled.\n\n## Requirements\n`;
    return spec(capability, [head, ...own.map(requirementText)].join("\n"));
  });
}

function requirementText({ name, statement, tables, scenarios }: Requirement): string {
  return [
    `### Requirement: ${name}\n${statement}\n`,
    ...tables.map(tableText),
    ...scenarios.map(
      (one) => `#### Scenario: ${one.name}\n${one.steps.map((step) => `- ${step}`).join("\n")}\n`,
    ),
  ].join("\n");
}

function tableText({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  if (rows.length === 0) return `${title}\n`;
  return `${title}\n\n${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}
