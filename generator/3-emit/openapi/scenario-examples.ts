import type { Memory } from "../../memory.js";
import type { Capability, Operation, SpecModel } from "../../model.js";
import type { Complete } from "./complete.js";
import { addPages, type ExampleBook, type OperationExamples, plainPages } from "./example-book.js";
import { playScenario } from "./play-scenario.js";

/** What all scenarios show of each operation, by its id. */
export function scenarioExamples(
  model: SpecModel,
  complete: Complete,
  memory: Memory,
): ReadonlyMap<string, OperationExamples> {
  const operations = new Map(model.operations.map((operation) => [operation.id, operation]));
  const book: ExampleBook = new Map();
  for (const capability of model.capabilities)
    addPages(
      book,
      memory.recall(capability, "examples", () => plainPages(examplesOf(capability, operations, complete))),
    );
  return book;
}

function examplesOf(
  { requirements }: Capability,
  operations: ReadonlyMap<string, Operation>,
  complete: Complete,
): ExampleBook {
  const book: ExampleBook = new Map();
  for (const { scenarios } of requirements)
    for (const scenario of scenarios) playScenario(scenario, operations, complete, book);
  return book;
}
