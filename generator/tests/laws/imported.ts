import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { z } from "zod";

/** Runs the generated schemas. They must lie where their packages are found. */
export async function imported(text: string): Promise<Readonly<Record<string, z.ZodObject>>> {
  const cache = resolve(import.meta.dirname, "../../../.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "schemas-"));
  try {
    writeFileSync(join(folder, "schemas.ts"), text);
    return await import(/* @vite-ignore */ pathToFileURL(join(folder, "schemas.ts")).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
