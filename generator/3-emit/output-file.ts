import type { Memory } from "../memory.js";
import type { Capability, Operation, SpecModel } from "../model.js";

/** One file of output. `path` is relative to the output folder and uses `/`. */
export interface OutputFile {
  readonly path: string;
  /** All that the text is made of, as plain data: while it stays, so does the text. */
  readonly from: object;
  /** Printed when it is first asked for. */
  readonly text: string;
}

/** Everything an output is made from is in the model: no clock, no disk, no options. */
export type Emitter = (model: SpecModel) => readonly OutputFile[];

/** One that makes a file of all scenarios, and is spared to look at those that stay as they are. */
export type RememberingEmitter = (model: SpecModel, memory: Memory) => readonly OutputFile[];

/** A file whose text is made of `from` and of nothing else: that is all that `print` is given. */
export function outputFile<T extends object>(path: string, from: T, print: (from: T) => string): OutputFile {
  let printed: string | null = null;
  return {
    path,
    from,
    get text() {
      printed ??= print(from);
      return printed;
    },
  };
}

/** A file that is made of one capability and of nothing else. */
export const capabilityFile = (
  path: string,
  capability: Capability,
  print: (capability: Capability) => string,
): OutputFile => outputFile(path, { capability }, () => print(capability));

/** A thing without its place, so that what is made of it does not change where only lines move. */
export type Placeless<T> = Omit<T, "origin">;

/** The entities and named types, as far as code is made of them. */
export type EntityPart = Pick<SpecModel, "entities" | "types" | "order">;

/** The operations and entities, as far as code is made of them. */
export interface ContractPart extends EntityPart {
  readonly operations: readonly Placeless<Operation>[];
  readonly unknown: SpecModel["unknown"];
  readonly credentials: SpecModel["credentials"];
}

export const entityPart = ({ entities, types, order }: SpecModel): EntityPart => ({ entities, types, order });

export const contractPart = ({
  unknown,
  credentials,
  entities,
  types,
  order,
  operations,
}: SpecModel): ContractPart => ({
  unknown,
  credentials,
  entities,
  types,
  order,
  operations: withoutPlaces(operations),
});

const known = new WeakMap<object, readonly unknown[]>();

/** The same list for the same things, so that code that names lists by their content reads each once. */
function withoutPlaces<T extends { readonly origin: unknown }>(
  things: readonly T[],
): readonly Placeless<T>[] {
  const old = known.get(things) as readonly Placeless<T>[] | undefined;
  const list = old ?? things.map(placeless);
  known.set(things, list);
  return list;
}

function placeless<T extends { readonly origin: unknown }>({ origin: _, ...rest }: T): Placeless<T> {
  return rest;
}
