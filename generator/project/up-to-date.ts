import type { Target } from "../targets.js";
import type { FilePort } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import { keptFiles, printManifest, readManifest } from "./manifest.js";
import { manifestName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";
import { looker } from "./survey.js";

/** Whether the output folder holds exactly the files of these fingerprints, and its manifest says so. */
export function isUpToDate(
  port: FilePort,
  place: OutputPlace,
  hashes: ReadonlyMap<string, string>,
  asked: readonly Target[],
): boolean {
  const look = looker(port, place);
  const is = (path: string, hash: string): boolean => {
    const { disk } = look(path);
    return disk !== null && fingerprint(disk) === hash;
  };
  const manifest = look(manifestName).disk?.toString() ?? "";
  const kept = keptFiles(readManifest(manifest) ?? new Map(), asked);
  if (!is(manifestName, fingerprint(printManifest(new Map([...kept, ...hashes]))))) return false;
  return [...hashes].every(([path, hash]) => is(path, hash));
}
