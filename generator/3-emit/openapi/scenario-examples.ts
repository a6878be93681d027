import type { Capability } from "../../model.js";
import { completion } from "./complete.js";
import type { DescribedContract } from "./described.js";
import { type ExampleBook, type PlainPage, plainPages } from "./example-book.js";
import { playScenario } from "./play-scenario.js";

/** Plays the scenarios of a capability, and gives what they show of each operation. */
export function capabilityExamples(contract: DescribedContract): (of: Capability) => readonly PlainPage[] {
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]));
  const { answered } = completion(contract);
  return ({ requirements }) => {
    const book: ExampleBook = new Map();
    for (const scenario of requirements.flatMap(({ scenarios }) => scenarios))
      playScenario(scenario, operations, answered, book);
    return plainPages(book);
  };
}
