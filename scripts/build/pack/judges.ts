import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const require = createRequire(import.meta.url);

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
 * What are-the-types-wrong says of a tarball. The packages are modules of ECMAScript alone: the profile leaves out resolvers
 * that do not read `exports` (node10), and that `require` of such a package is no CommonJS, which every Node they run on loads.
 */
export function typeProblems(tarball: string): readonly string[] {
  const command = join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist/index.js");
  const words = [command, tarball, "--profile", "esm-only", "--no-emoji", "--no-color", "--format", "ascii"];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  return status === 0 ? [] : [`are-the-types-wrong:\n${stdout}${stderr}`];
}
