import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeNotices } from "./notices.mjs";

// Bundles the command line into generator/dist, what generated suites import into acceptance/dist, and the kernel that
// generated routes import into http/dist. One file a command and no search for modules at start makes `specwright`
// answer at once.

const root = fileURLToPath(new URL("../..", import.meta.url));
const generator = join(root, "generator");
const acceptance = join(root, "acceptance");
const dist = join(generator, "dist");

/** What is loaded from packages only where it is needed, or must be the one copy of a process. */
const external = [
  "@cucumber/cucumber",
  "@fastify/busboy",
  "chokidar",
  "express",
  "esbuild",
  "re2js",
  "ts-morph",
  "typescript",
  "undici",
  "zod",
  "@specwright/*",
];

/** Adds all sources below a folder to a hash. */
function addSources(hash, folder) {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/^(dist|node_modules)\b/.test(name) || !/\.(ts|mjs)$/.test(name) || name.endsWith(".test.ts"))
      continue;
    hash
      .update(name)
      .update("\0")
      .update(readFileSync(join(folder, name)));
  }
}

/** Names this state of the compiler: its own sources, this script, and the packages it is bundled with. */
function buildId() {
  const hash = createHash("sha256").update(readFileSync(fileURLToPath(import.meta.url)));
  addSources(hash, generator);
  const lock = join(root, "package-lock.json");
  if (existsSync(lock)) hash.update(readFileSync(lock));
  return hash.digest("hex").slice(0, 32);
}

/** Names all that is built: the compiler, the suite, the kernel, and how they are bundled. */
function builtFrom(compiler) {
  const hash = createHash("sha256").update(compiler);
  addSources(hash, acceptance);
  addSources(hash, join(root, "http"));
  for (const name of [
    "build-kernel.mjs",
    "build-morph.mjs",
    "build-types.mjs",
    "match-indices.mjs",
    "notices.mjs",
  ])
    hash.update(readFileSync(join(root, "scripts/build", name)));
  return hash.digest("hex");
}

/** Declares the types of what is exported, in a process of its own. */
async function startTypes() {
  const script = join(root, "scripts/build/build-types.mjs");
  const [code] = await once(spawn(process.execPath, [script], { stdio: "inherit" }), "exit");
  // It has said why.
  if (code !== 0) process.exit(1);
}

async function loadEsbuild() {
  try {
    return await import("esbuild");
  } catch {
    return null;
  }
}

/** Says what the built files are made from; written last. */
const stamp = "build-id.txt";
const id = buildId();
const state = builtFrom(id);
const isBuilt = existsSync(join(dist, stamp)) && readFileSync(join(dist, stamp), "utf8") === state;
const esbuild = isBuilt ? null : await loadEsbuild();
if (esbuild === null && !isBuilt && !existsSync(join(dist, "cli.js"))) {
  console.error(
    "error: esbuild is not installed, so Specwright cannot be built.\nfix: Run `npm ci` with dev packages.",
  );
  process.exitCode = 1;
}

/**
 * Bundles modules of a package into its dist, with one chunk for what they share, and removes there what it did not make
 * and is not among `others`. Gives what they are made of.
 */
async function bundle(folder, entryPoints, others, define = {}) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: folder,
    entryPoints,
    outdir: join(folder, "dist"),
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    external,
    alias: { "regexp-match-indices": join(root, "scripts/build/match-indices.mjs") },
    conditions: ["source"],
    minifyWhitespace: true,
    lineLimit: 160,
    minifySyntax: true,
    legalComments: "linked",
    chunkNames: "chunk-[hash]",
    define,
    metafile: true,
    // Packages in the older module format ask for Node's own modules with `require`.
    banner: {
      js: 'import{createRequire as requireFrom}from"node:module";const require=requireFrom(import.meta.url);',
    },
    logLevel: "warning",
  });
  const made = new Set(others);
  mkdirSync(join(folder, "dist"), { recursive: true });
  for (const { path, contents } of outputFiles) {
    writeFileSync(path, contents);
    made.add(basename(path));
  }
  for (const name of readdirSync(join(folder, "dist")))
    if (!made.has(name)) rmSync(join(folder, "dist", name), { recursive: true });
  return metafile;
}

if (esbuild !== null) {
  const { version } = JSON.parse(readFileSync(join(generator, "package.json"), "utf8"));
  const declared = startTypes();
  const commands = await bundle(
    generator,
    { cli: "cli/main.ts" },
    ["ts-morph.cjs", "ts-morph.cjs.LEGAL.txt"],
    {
      SPECWRIGHT_BUILD: JSON.stringify(id),
      SPECWRIGHT_VERSION: JSON.stringify(version),
    },
  );
  const modules = { suite: "suite.ts", run: "run.ts", report: "report/formatter.ts" };
  const suite = await bundle(acceptance, modules, ["types", "load-driver.mjs"]);
  // Runs as a process of its own and imports only packages, so it is taken as it is.
  copyFileSync(join(acceptance, "load/load-driver.mjs"), join(acceptance, "dist/load-driver.mjs"));
  const { buildKernel } = await import("./build-kernel.mjs");
  await buildKernel(join(root, "http"));
  const { buildMorph, warmMorph } = await import("./build-morph.mjs");
  writeNotices(generator, [commands, await buildMorph(generator)]);
  writeNotices(acceptance, [suite]);
  warmMorph(generator);
  await declared;
  writeFileSync(join(dist, stamp), state);
}
