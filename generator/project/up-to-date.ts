import type { FilePort } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import { printManifest } from "./manifest.js";
import { manifestName } from "./output-path.js";
import type { OutputPlace } from "./output-place.js";
import { looker } from "./survey.js";

/** Whether the output folder holds exactly the files of these fingerprints, and its manifest says so. */
export function isUpToDate(port: FilePort, place: OutputPlace, hashes: ReadonlyMap<string, string>): boolean {
  const look = looker(port, place);
  const is = (path: string, hash: string): boolean => {
    const { disk } = look(path);
    return disk !== null && fingerprint(disk) === hash;
  };
  if (!is(manifestName, fingerprint(printManifest(hashes)))) return false;
  return [...hashes].every(([path, hash]) => is(path, hash));
}
