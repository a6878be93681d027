import { type Emitter, outputFile } from "../output-file.js";

/**
 * The specification file of each capability. Where in it a thing stands is found there by its name, so that this file
 * does not change when lines move.
 */
export const trace: Emitter = ({ capabilities }) => [
  outputFile(
    "trace.json",
    capabilities.map(({ id, origin }) => [id, origin.path] as const),
    (paths) => `${JSON.stringify(Object.fromEntries(paths), null, 2)}\n`,
  ),
];
