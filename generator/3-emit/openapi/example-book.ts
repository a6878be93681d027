import type { Json } from "../../model.js";

/** What the scenarios show of an operation: by the scenario's id, a body that is accepted, and answers by status. */
export interface OperationExamples {
  readonly scenarios: Set<string>;
  readonly bodies: Map<string, Json>;
  readonly answers: Map<number, Map<string, Json>>;
}

/** The examples of every operation, by its id. */
export type ExampleBook = Map<string, OperationExamples>;

/** Few examples are read, many are scrolled past. */
const most = 3;

/** What is noted of one operation. */
export function pageOf(book: ExampleBook, operation: string): OperationExamples {
  const known = book.get(operation) ?? { scenarios: new Set(), bodies: new Map(), answers: new Map() };
  book.set(operation, known);
  return known;
}

export function keep(examples: Map<string, Json>, name: string, value: Json): void {
  if (isWanted(examples, name)) examples.set(name, value);
}

export const isWanted = (examples: ReadonlyMap<string, Json>, name: string): boolean =>
  examples.size < most && !examples.has(name);

type Named = readonly (readonly [name: string, value: Json])[];

/** A page as plain data. */
export interface PlainPage {
  readonly operation: string;
  readonly scenarios: readonly string[];
  readonly bodies: Named;
  readonly answers: readonly (readonly [status: number, Named])[];
}

export const plainPages = (book: ExampleBook): readonly PlainPage[] =>
  [...book].map(([operation, { scenarios, bodies, answers }]) => ({
    operation,
    scenarios: [...scenarios],
    bodies: [...bodies],
    answers: [...answers].map(([status, named]) => [status, [...named]]),
  }));

/** Adds pages behind what stands there already. */
export function addPages(book: ExampleBook, pages: readonly PlainPage[]): void {
  for (const { operation, scenarios, bodies, answers } of pages) {
    const page = pageOf(book, operation);
    for (const id of scenarios) page.scenarios.add(id);
    for (const [name, value] of bodies) keep(page.bodies, name, value);
    for (const [status, named] of answers) {
      const known = page.answers.get(status) ?? new Map<string, Json>();
      for (const [name, value] of named) keep(known, name, value);
      page.answers.set(status, known);
    }
  }
}
