import { type Emitter, outputFile } from "../output-file.js";
import { quote } from "../text/literal.js";

/**
 * The specification file of each capability. Where in it a thing stands is found there by its name, so that this file
 * does not change when lines move.
 */
export const trace: Emitter = ({ capabilities }) => [
  outputFile(
    "trace.json",
    capabilities.map(({ id, path }) => [id, path] as const),
    traceText,
  ),
];

function traceText(paths: readonly (readonly [capability: string, path: string])[]): string {
  const rows = paths.map(([capability, path]) => `  ${quote(capability)}: ${quote(path)}`);
  return rows.length === 0 ? "{}\n" : `{\n${rows.join(",\n")}\n}\n`;
}
