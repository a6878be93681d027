import { readFileSync } from "node:fs";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import type { Manifest } from "./published-manifest.js";

/** What publint says of a tarball: everything, hints too, is to be mended. */
export async function publintProblems(tarball: string): Promise<readonly string[]> {
  const file = readFileSync(tarball);
  const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map(
    (message) => `publint: ${formatMessage(message, pkg, { color: false }) ?? message.code}`,
  );
}

/**
 * What are-the-types-wrong says of a tarball. The packages are ES modules alone, so two resolutions are left out, as its
 * profile `esm-only` does: one that does not read `exports`, and `require`, which gets an ES module from every Node they run on.
 */
export async function typeProblems(tarball: string): Promise<readonly string[]> {
  const packed = createPackageFromTarballData(readFileSync(tarball));
  const result = await checkPackage(packed);
  if (result.types === false) {
    const manifest = JSON.parse(
      packed.readFile(`/node_modules/${packed.packageName}/package.json`),
    ) as Manifest;
    // A command line alone has nothing to declare.
    const isCommand = Object.keys(manifest.exports ?? {}).every((path) => path === "./package.json");
    return isCommand ? [] : [`are-the-types-wrong: ${packed.packageName} declares no types`];
  }
  return result.problems
    .filter((problem) => !("resolutionKind" in problem && /^node10$|-cjs$/.test(problem.resolutionKind)))
    .map((problem) => `are-the-types-wrong: ${JSON.stringify(problem)}`);
}
