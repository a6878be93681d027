import { dirname, join } from "node:path";
import type { FilePort } from "./file-port.js";
import { stagingName } from "./output-path.js";

/** A folder inside the output folder, so that moving a file out of it is one step for the file system. */
export interface Staging {
  /** Writes a file whole, or not at all. */
  readonly put: (path: string, text: string) => void;
  readonly close: () => void;
}

/** Opens the staging folder and sweeps out what runs that were cut short have left there. */
export function openStaging(port: FilePort, output: string): Staging {
  const folder = join(output, stagingName);
  port.makeFolder(folder);
  if (port.look(folder) !== "folder") throw new Error(`${folder} is not a regular folder.`);
  for (const name of port.list(folder)) if (isAbandoned(name)) port.remove(join(folder, name));
  let count = 0;
  return {
    put: (path, text) => {
      const temporary = join(folder, `${process.pid}-${count++}`);
      const target = join(output, path);
      port.write(temporary, text);
      port.makeFolder(dirname(target));
      port.rename(temporary, target);
    },
    close: () => {
      if (port.list(folder).length === 0) port.removeFolder(folder);
    },
  };
}

/** Whether the process that made a temporary file is gone; our own are from an earlier run in this process. */
function isAbandoned(name: string): boolean {
  const pid = Number(/^(\d+)-\d+$/.exec(name)?.[1]);
  if (!Number.isInteger(pid)) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
