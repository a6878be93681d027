import type { SpecModel } from "../model.js";

/** One file of output. `path` is relative to the output folder and uses `/`. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Everything an output is made from is in the model: no clock, no disk, no options. */
export type Emitter = (model: SpecModel) => readonly OutputFile[];
