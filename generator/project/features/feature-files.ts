import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { SourceFile } from "../../source.js";
import { listFiles } from "../handwritten-steps/files.js";
import type { ProjectPaths } from "../place.js";
import { readSource } from "../source-file.js";

const mostFiles = 5000;
/** All features together: far more than people write, and little enough to be held in memory. */
const mostBytes = 64 * 1024 * 1024;

export interface FeatureFiles {
  /** Sorted by path. */
  readonly sources: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the features that people wrote; none where there is no such folder. Links are not followed. */
export function readFeatureFiles({ root, features, output }: ProjectPaths): FeatureFiles {
  const found = listFiles(root, features, /\.feature$/i, (folder) => folder === output);
  const paths = found.filter((path) => path.endsWith(".feature"));
  const sources: SourceFile[] = [];
  const diagnostics: Diagnostic[] = found
    .filter((path) => !path.endsWith(".feature"))
    .map((path) => diagnose("feature-ending", { path, start: 0, end: 0 }, {}));
  let bytes = 0;
  for (const path of paths.slice(0, mostFiles)) {
    const read = readSource(root, path);
    diagnostics.push(...read.diagnostics);
    if (read.source === null) continue;
    bytes += Buffer.byteLength(read.source.text);
    if (bytes > mostBytes) break;
    sources.push(read.source);
  }
  if (paths.length <= mostFiles && bytes <= mostBytes) return { sources, diagnostics };
  const at = { path: features, start: 0, end: 0 };
  return {
    sources: [],
    diagnostics: [diagnose("too-many-features", at, { limit: mostFiles, bytes: mostBytes })],
  };
}
