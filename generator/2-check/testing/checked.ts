import { noBindings } from "../../bindings.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { Operation, SpecModel } from "../../model.js";
import { defaultSettings } from "../../settings.js";
import { checkSample } from "./sample-project.js";
import { markedText } from "./shown.js";

interface Checked {
  readonly model: SpecModel;
  readonly diagnostics: readonly Diagnostic[];
  readonly said: readonly string[];
}

/** A specification of these requirements, each a text and tables, and its errors: of each the code and the text it is at. */
export function checked(...requirements: readonly string[]): Checked {
  const written = requirements.map(
    (text, i) => `### Requirement: Number ${i + 1}\nThe system SHALL do this: ${text}\n`,
  );
  const text = `# facts Specification\n\n## Purpose\nFacts.\n\n## Requirements\n\n${written.join("\n")}`;
  const sources = [{ path: "openspec/specs/facts/spec.md", text }];
  const { model, diagnostics } = checkSample({
    sources,
    features: [],
    settings: defaultSettings,
    bindings: noBindings,
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return { model, diagnostics, said: errors.map(({ code, at }) => `${code} at ${markedText(at, sources)}`) };
}

/** An entity and the rows of its table. */
export const entity = (name: string, ...rows: readonly string[]): string =>
  `\n\n\`${name}\`\n\n| Field | Type | Rules |\n| - | - | - |\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;

/** A catalogue of codes and statuses. */
export const catalogue = (...rows: readonly string[]): string =>
  `\n\n| Code | Status | Message |\n| - | - | - |\n${rows.map((row) => `| ${row} | x |`).join("\n")}\n`;

/** An operation by its id. */
export const operationOf = ({ model }: { model: SpecModel }, id: string): Operation | undefined =>
  model.operations.find((one) => one.id === id);
