import { availableParallelism, loadavg } from "node:os";

/** What to know of the machine before believing a figure; `null` where nothing else runs on it. */
export function noise(): string | null {
  const [load = 0] = loadavg();
  const cores = availableParallelism();
  if (load < cores / 2) return null;
  return `note: other work runs on this machine (load ${load.toFixed(1)} on ${cores} cores): trust ratios and CPU time, not the clock`;
}
