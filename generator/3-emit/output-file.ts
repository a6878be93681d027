import type { Entity, Operation, SpecModel } from "../model.js";

/** One file of output. `path` is relative to the output folder and uses `/`. */
export interface OutputFile {
  readonly path: string;
  /**
   * All that the text is made of, as plain data: while it stays, so does the text. `null` where it is so much of the
   * model that printing is as cheap as comparing.
   */
  readonly from: unknown;
  /** Printed when it is first asked for. */
  readonly text: string;
}

/** Everything an output is made from is in the model: no clock, no disk, no options. */
export type Emitter = (model: SpecModel) => readonly OutputFile[];

/** A file whose text is made of `from` and of nothing else: that is all that `print` is given. */
export function outputFile<T extends object>(path: string, from: T, print: (from: T) => string): OutputFile {
  return lazyFile(path, from, () => print(from));
}

/** A file that is printed anew each time it is wanted. */
export const printedFile = (path: string, print: () => string): OutputFile => lazyFile(path, null, print);

function lazyFile(path: string, from: object | null, print: () => string): OutputFile {
  let printed: string | null = null;
  return {
    path,
    from,
    get text() {
      printed ??= print();
      return printed;
    },
  };
}

/** A thing without its place, so that what is made of it does not change where only lines move. */
export type Placeless<T> = Omit<T, "origin">;

/** The entities, as far as code is made of them. */
export interface EntityPart {
  readonly entities: readonly Placeless<Entity>[];
}

/** The operations and entities, as far as code is made of them. */
export interface ContractPart extends EntityPart {
  readonly operations: readonly Placeless<Operation>[];
}

export const entityPart = ({ entities }: SpecModel): EntityPart => ({ entities: entities.map(placeless) });

export const contractPart = (model: SpecModel): ContractPart => ({
  ...entityPart(model),
  operations: model.operations.map(placeless),
});

function placeless<T extends { readonly origin: unknown }>({ origin: _, ...rest }: T): Placeless<T> {
  return rest;
}
