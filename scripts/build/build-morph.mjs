import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundles ts-morph into one file, which the command line loads only where it must read what people wrote. Gives what it is
 * made of.
 */
export async function buildMorph(generator) {
  const { metafile } = await build({
    absWorkingDir: generator,
    stdin: { contents: 'module.exports = require("ts-morph");', resolveDir: generator },
    outfile: join(generator, "dist/ts-morph.cjs"),
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    // The file is read as Latin-1, the cheapest way to read that much.
    charset: "ascii",
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "linked",
    metafile: true,
    logLevel: "warning",
  });
  return metafile;
}

/** Lets the new command line read a step once, so that it keeps what the engine compiles of ts-morph for that. */
export function warmMorph(generator) {
  const project = mkdtempSync(join(tmpdir(), "specwright-build-"));
  try {
    mkdirSync(join(project, "openspec"));
    mkdirSync(join(project, "features/steps"), { recursive: true });
    const step =
      'import { Given, Then as t } from "@cucumber/cucumber";\nGiven("a {word}", () => {});\nt(/^b$/, f);\n';
    writeFileSync(join(project, "features/steps/steps.ts"), step);
    const words = [join(generator, "bin/specwright.mjs"), "check", "--project", project];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
    if (status !== 0 && status !== 1) throw new Error(`The new command line fails:\n${stdout}${stderr}`);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
