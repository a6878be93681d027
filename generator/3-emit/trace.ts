import type { Capability, Origin, SpecModel } from "../model.js";
import { type Emitter, printedFile } from "./output-file.js";
import { quote } from "./text/literal.js";

/** Where each generated thing was declared: the one file that knows lines, so that no other moves with them. */
export const trace: Emitter = (model) => [printedFile("trace.json", () => traceText(model))];

function traceText(model: SpecModel): string {
  const entries = new Map<string, Origin>();
  for (const capability of model.capabilities) addCapability(entries, capability);
  addContract(entries, model);
  for (const { part, origin } of model.origins) entries.set(part, origin);
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = sorted.map(([thing, { path, line }]) => `  ${quote(thing)}: ${quote(`${path}:${line}`)}`);
  return rows.length === 0 ? "{}\n" : `{\n${rows.join(",\n")}\n}\n`;
}

function addCapability(entries: Map<string, Origin>, capability: Capability): void {
  entries.set(`capability ${capability.id}`, capability.origin);
  for (const requirement of capability.requirements) {
    entries.set(`requirement ${requirement.id}`, requirement.origin);
    for (const scenario of requirement.scenarios) {
      entries.set(`scenario ${scenario.id}`, scenario.origin);
      for (const [i, step] of scenario.steps.entries())
        entries.set(`step ${scenario.id}#${i + 1}`, step.origin);
    }
  }
}

/** What is derived, and so stands nowhere, has the place of what it belongs to. */
function addContract(entries: Map<string, Origin>, model: SpecModel): void {
  for (const entity of model.entities) {
    entries.set(`entity ${entity.name}`, entity.origin);
    for (const field of entity.fields) entries.set(`field ${entity.name}.${field.name}`, entity.origin);
  }
  for (const operation of model.operations) {
    entries.set(`operation ${operation.id}`, operation.origin);
    for (const { status } of operation.replies)
      entries.set(`reply ${operation.id} ${status}`, operation.origin);
    for (const { status, code } of operation.refusals) {
      entries.set(`refusal ${operation.id} ${status} ${code}`, operation.origin);
    }
  }
}
