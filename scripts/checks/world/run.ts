/**
 * Judges a handwritten server by the error bodies of eleven frameworks, in process and by its URL: each passes in its own
 * style and fails in another one. `world [STYLE…]`; exit code 1: a run ended otherwise.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { notesServer, type Style } from "./notes.js";

const root = resolve(import.meta.dirname, "../../..");
const stylesFolder = join(import.meta.dirname, "styles");
const all = readdirSync(stylesFolder).sort();
const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;

const addressOf = (path: string): string => pathToFileURL(path).href;
const styleFile = (name: string): string => join(stylesFolder, name, "style.ts");

/** A project that has the notes, the refusals of a style, and the server as its application. */
function projectOf(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `specwright-${name}-`));
  const write = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("package.json", '{ "type": "module", "private": true }\n');
  write("openspec/config.yaml", `schema: spec-driven\nspecwright:\n  title: ${name}\n`);
  write(
    "features/support/credentials.ts",
    'export default (name) => ({ authorization: "Bearer " + name });\n',
  );
  write(
    "features/support/app.ts",
    'import { notesServer } from "./notes.js";\nimport { style } from "./style.js";\n\nexport default () => ({ handler: notesServer(style), close() {} });\n',
  );
  cpSync(join(import.meta.dirname, "notes.ts"), join(folder, "features/support/notes.ts"));
  cpSync(styleFile(name), join(folder, "features/support/style.ts"));
  for (const [capability, from] of [
    ["notes", join(import.meta.dirname, "notes.md")],
    ["refusals", join(stylesFolder, name, "spec.md")],
  ] as const) {
    mkdirSync(join(folder, "openspec/specs", capability), { recursive: true });
    cpSync(from, join(folder, "openspec/specs", capability, "spec.md"));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

interface Run {
  readonly exit: number | null;
  readonly said: string;
}

function specwright(project: string, ...words: readonly string[]): Promise<Run> {
  const program = join(root, "node_modules/specwright/bin/specwright.mjs");
  const child = spawn(process.execPath, [program, ...words], {
    cwd: project,
    env: { ...process.env, NO_COLOR: "1" },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((done) =>
    child.once("close", (exit) => done({ exit, said: Buffer.concat(said).toString() })),
  );
}

/** Judges a server of a style by its URL. */
async function judgeByUrl(project: string, style: Style): Promise<Run> {
  const server = createServer(notesServer(style));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  try {
    return await specwright(project, "test", "--base-url", `http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function styleOf(name: string): Promise<Style> {
  const { style }: { readonly style: Style } = await import(addressOf(styleFile(name)));
  return style;
}

/** What went otherwise than it must, or nothing. */
async function faultsOf(name: string): Promise<readonly string[]> {
  const project = projectOf(name);
  const other = all[(all.indexOf(name) + 1) % all.length] ?? name;
  try {
    const runs: readonly (readonly [string, number, Run])[] = [
      ["generate", 0, await specwright(project, "generate")],
      ["test", 0, await specwright(project, "test")],
      ["test --base-url", 0, await judgeByUrl(project, await styleOf(name))],
      [`test --base-url of ${other}`, 1, await judgeByUrl(project, await styleOf(other))],
    ];
    return runs.flatMap(([what, exit, run]) =>
      run.exit === exit && (exit === 0 || run.said.includes("openspec/specs/refusals/spec.md:"))
        ? []
        : [`${name}: ${what} ended with ${run.exit}, not ${exit}\n${run.said}`],
    );
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

const queue = [...wanted];
const faults: string[] = [];
async function work(): Promise<void> {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const found = await faultsOf(name);
    faults.push(...found);
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${name}`);
  }
}
await Promise.all([work(), work()]);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
