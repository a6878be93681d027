import { setFlagsFromString } from "node:v8";

/**
 * Tells the engine that this process will be over in a moment. By default it optimizes functions early, on threads
 * of its own, for a long life that a compilation does not have: measured on Node 20, optimizing nine times later
 * takes a quarter off the processor time of a small run and two fifths off that of 2,000 operations.
 */
export function expectShortRun(): void {
  const major = Number(process.versions.node.split(".")[0]);
  // A later engine may not know the flag, and would say so.
  if (major <= 24) setFlagsFromString("--interrupt-budget=600000");
}
