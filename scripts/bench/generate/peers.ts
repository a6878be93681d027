import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Another generator that makes schemas and types from an OpenAPI document. */
export interface Peer {
  readonly name: string;
  /** What Node runs to make `output` from `input`. */
  readonly words: (input: string, output: string) => readonly string[];
}

/**
 * Exact, so that figures of two days compare. Both run on Node 20 as well, though their newest versions ask npm for 22.
 */
const versions = { "@hey-api/openapi-ts": "0.99.0", orval: "8.30.0", typescript: "5.9.3" };

/** Installs the peers into a folder of their own, unless they are there; or says why there are none. */
export function installPeers(folder: string): readonly Peer[] | string {
  const wanted = `${JSON.stringify({ private: true, dependencies: versions }, null, 2)}\n`;
  const manifest = join(folder, "package.json");
  const done = join(folder, "node_modules", ".package-lock.json");
  if (!existsSync(done) || !existsSync(manifest) || readFileSync(manifest, "utf8") !== wanted) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(manifest, wanted);
    const words = [
      "install",
      "--no-audit",
      "--no-fund",
      "--ignore-scripts",
      "--workspaces=false",
      "--loglevel=error",
    ];
    const { status, stderr, error } = spawnSync("npm", words, {
      cwd: folder,
      encoding: "utf8",
      timeout: 180_000,
    });
    if (status !== 0) return error?.message ?? (stderr.trim().split("\n")[0] || `npm ended with ${status}`);
  }
  const bin = (name: string): string => join(folder, "node_modules", ".bin", name);
  return [
    {
      name: `hey-api ${versions["@hey-api/openapi-ts"]}`,
      words: (input, output) => [
        ...[bin("openapi-ts"), "-i", input, "-o", output, "--no-log-file"],
        ...["-p", "zod", "@hey-api/typescript"],
      ],
    },
    {
      name: `orval ${versions.orval}`,
      words: (input, output) => [
        bin("orval"),
        "--input",
        input,
        "--output",
        join(output, "zod.ts"),
        "--client",
        "zod",
      ],
    },
  ];
}
