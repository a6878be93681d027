import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { DiagnosticReport } from "../diagnostics/report.js";
import type { Field, Operation, SpecModel } from "../model.js";
import type { Brief, Cause, MissingHandler } from "./brief.js";

/** What is wrong, by its code, the gravest first. */
export function causesOf({ diagnostics, place }: DiagnosticReport): readonly Cause[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.code) ?? [];
    group.push(diagnostic);
    groups.set(diagnostic.code, group);
  }
  const rank = ["error", "warning", "info"];
  return [...groups.values()]
    .flatMap((group): Cause[] => {
      const [first] = group;
      if (first === undefined) return [];
      const { code, severity, message, hint, at } = first;
      const { line, column } = place(at).start;
      return [
        { code, severity, count: group.length, at: `${at.path}:${line}:${column}`, message, fix: hint },
      ];
    })
    .sort((a, b) => rank.indexOf(a.severity) - rank.indexOf(b.severity) || b.count - a.count);
}

/** What exists already, a line each. */
export const factsOf = (model: SpecModel): Pick<Brief, "operations" | "entities" | "codes"> => ({
  operations: model.operations.map(operationLine),
  entities: model.entities.map(({ name, fields }) => `${name}: ${fields.map(fieldName).join(", ")}`),
  codes: model.errors.entries.map(({ code, status }) => `${status} ${code}`),
});

const fieldName = ({ name, optional }: Field): string => (optional ? `${name}?` : name);

/** Without what the server refuses by itself. */
function operationLine({ method, path, query, replies, refusals }: Operation): string {
  const asked = query.map(({ name }) => `?${name}`).join(" ");
  const statuses = replies.map(({ status }) => status).join(", ");
  const codes = refusals
    .filter(({ givenBy }) => givenBy !== "kernel")
    .map(({ code }) => code)
    .join(", ");
  return `${method} ${path}${asked === "" ? "" : ` ${asked}`}: ${[statuses, codes].filter((part) => part !== "").join("; ")}`;
}

/** Handlers that are to be written, with their types as the generated module declares them. */
export function missingHandlers(
  missing: readonly { readonly path: string; readonly added: readonly string[] }[],
  model: SpecModel,
  declared: string,
): readonly MissingHandler[] {
  const ids = new Set(model.operations.map(({ id }) => id));
  return missing.flatMap(({ path, added }) =>
    added
      .filter((name) => ids.has(name))
      .map((name) => ({ name, path, declarations: declarationsOf(name, declared) })),
  );
}

function declarationsOf(id: string, declared: string): string {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  const begins = new RegExp(`^export (?:interface|type) ${name}(?:Input|Reply)\\b`);
  return declared
    .split("\n\n")
    .filter((block) => begins.test(block.trimStart()))
    .map((block) => block.trim())
    .join("\n");
}
