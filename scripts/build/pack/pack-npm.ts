import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importProblems } from "./imports.js";
import { type Manifest, publishedManifest } from "./published-manifest.js";

/** A package as it was packed, and what is wrong with its declarations. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  /** In bytes. */
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: number;
  readonly problems: readonly string[];
}

/** Packs the package in a folder of the repository as others shall have it. */
export async function packNpm(root: string, folder: string, destination: string): Promise<Packed> {
  const from = join(root, folder);
  const manifest = publishedManifest(
    JSON.parse(readFileSync(join(from, "package.json"), "utf8")) as Manifest,
  );
  const staged = mkdtempSync(join(tmpdir(), "specwright-pack-"));
  try {
    for (const name of ["bin", "dist", "README.md"])
      if (existsSync(join(from, name))) cpSync(join(from, name), join(staged, name), { recursive: true });
    cpSync(join(root, "LICENSE"), join(staged, "LICENSE"));
    writeFileSync(join(staged, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
    const problems = await importProblems(staged, manifest);
    mkdirSync(destination, { recursive: true });
    const { filename, size, unpackedSize, entryCount } = npmPack(staged, destination);
    const tarball = join(destination, filename);
    return { name: manifest.name, tarball, size, unpackedSize, files: entryCount, problems };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

interface NpmPacked {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly entryCount: number;
}

function npmPack(folder: string, destination: string): NpmPacked {
  const words = ["pack", "--json", "--ignore-scripts", "--pack-destination", destination];
  // On Windows npm is a script of the shell.
  const shell = process.platform === "win32";
  const { status, stdout, stderr } = spawnSync("npm", words, { cwd: folder, encoding: "utf8", shell });
  if (status !== 0) throw new Error(`npm ${words.join(" ")} failed:\n${stderr}`);
  const [packed] = JSON.parse(stdout) as readonly NpmPacked[];
  if (packed === undefined) throw new Error(`npm pack made nothing of ${folder}`);
  return packed;
}
