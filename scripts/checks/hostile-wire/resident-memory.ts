import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Bytes of memory that a process holds now; null where it has ended. */
export function residentMemory(pid: number): number | null {
  try {
    if (process.platform !== "linux")
      return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" })) * 1_024;
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1_024;
  } catch {
    return null;
  }
}

/** Follows the memory of a process; gives the most that was seen once it is asked. */
export function watchMemory(pid: number, milliseconds: number): () => number {
  let most = 0;
  const look = (): void => {
    most = Math.max(most, residentMemory(pid) ?? 0);
  };
  const timer = setInterval(look, milliseconds);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}
