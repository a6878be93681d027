import { type ChildProcess, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Linux counts in hundredths of a second, whatever its clock's rate is. */
const TICK_MICROSECONDS = 10_000;

/** Microseconds of processor time that a Node server says it has used. */
export function askProcessorTime(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("message", (microseconds) => resolve(Number(microseconds)));
    server.send("cpu", (error) => {
      if (error !== null) reject(error);
    });
  });
}

/** The same of any process, as the system counts it; coarse, so measure for a second or more. */
export function readProcessorTime(pid: number): number {
  try {
    // The name in parentheses may hold anything; user and system time are the 14th and 15th field, counted from 1.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
  } catch {
    const time = execFileSync("ps", ["-o", "time=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return secondsOf(time) * 1_000_000;
  }
}

/** `[[dd-]hh:]mm:ss[.cc]` in seconds. */
function secondsOf(time: string): number {
  return time.split(/[-:]/).reduce((sum, part, index, all) => {
    const days = all.length === 4 && index === 1;
    return sum * (days ? 24 : 60) + Number(part);
  }, 0);
}
