import type { Memory } from "../../memory.js";
import type { Capability, Origin, SpecModel } from "../../model.js";
import { printedFile, type RememberingEmitter } from "../output-file.js";
import { quote } from "../text/literal.js";

/**
 * Where each generated thing was declared: the one file that knows lines, so that no other moves with them. Capability by
 * capability, and then the contract, so that an edit moves lines that stand together.
 */
export const trace: RememberingEmitter = (model, memory) => [
  printedFile("trace.json", () => traceText(model, memory)),
];

function traceText(model: SpecModel, memory: Memory): string {
  const contract = new Map(contractPlaces(model));
  for (const { part, origin } of model.origins) contract.set(part, origin);
  const texts = [
    ...model.capabilities.map((capability) =>
      memory.recall(capability, "trace", () => rows(capabilityPlaces(capability))),
    ),
    rows(contract),
  ].filter((text) => text !== "");
  return texts.length === 0 ? "{}\n" : `{\n${texts.join(",\n")}\n}\n`;
}

type Placed = readonly [thing: string, origin: Origin];

const rows = (places: Iterable<Placed>): string =>
  Array.from(places, ([thing, { path, line }]) => `  ${quote(thing)}: ${quote(`${path}:${line}`)}`).join(
    ",\n",
  );

function* capabilityPlaces({ id, requirements, origin }: Capability): Iterable<Placed> {
  yield [`capability ${id}`, origin];
  for (const requirement of requirements) {
    yield [`requirement ${requirement.id}`, requirement.origin];
    for (const scenario of requirement.scenarios) {
      yield [`scenario ${scenario.id}`, scenario.origin];
      for (const [i, step] of scenario.steps.entries()) yield [`step ${scenario.id}#${i + 1}`, step.origin];
    }
  }
}

/** What is derived, and so stands nowhere, has the place of what it belongs to. */
function* contractPlaces(model: SpecModel): Iterable<Placed> {
  for (const { name, fields, origin } of model.entities) {
    yield [`entity ${name}`, origin];
    for (const field of fields) yield [`field ${name}.${field.name}`, origin];
  }
  for (const { id, replies, refusals, origin } of model.operations) {
    yield [`operation ${id}`, origin];
    for (const { status } of replies) yield [`reply ${id} ${status}`, origin];
    for (const { status, code } of refusals) yield [`refusal ${id} ${status} ${code}`, origin];
  }
}
