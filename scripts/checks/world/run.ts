/**
 * Judges handwritten servers by specifications, each in process and by its URL: one in the error bodies of eleven frameworks,
 * which is green in its own style and red in another, and three that were there before their specification, which are red
 * where a fault is built in. `world [NAME…]`; exit code 1: a run ended otherwise.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Case, servers, styles } from "./cases.js";

const root = resolve(import.meta.dirname, "../../..");
const all: readonly Case[] = [...(await styles()), ...(await servers())];
const wanted = process.argv.length > 2 ? new Set(process.argv.slice(2)) : null;

/** A project of a case, whose application is the server itself. */
function projectOf({ name, specs, support, app, credentials }: Case): string {
  const folder = mkdtempSync(join(tmpdir(), `specwright-${name}-`));
  const put = (path: string, text: string): void => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("package.json", '{ "type": "module", "private": true }\n');
  put("openspec/config.yaml", `schema: spec-driven\nspecwright:\n  title: ${name}\n`);
  if (credentials !== null) put("features/support/credentials.ts", credentials);
  put("features/support/app.ts", app);
  for (const [to, from] of support) {
    mkdirSync(join(folder, "features/support", to, ".."), { recursive: true });
    cpSync(from, join(folder, "features/support", to));
  }
  for (const [capability, from] of specs)
    put(`openspec/specs/${capability}/spec.md`, readFileSync(from, "utf8"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

interface Run {
  readonly exit: number | null;
  readonly said: string;
}

function specwright(project: string, ...words: readonly string[]): Promise<Run> {
  const program = join(root, "node_modules/specwright/bin/specwright.mjs");
  const env = { ...process.env, NO_COLOR: "1" };
  const child = spawn(process.execPath, [program, ...words], { cwd: project, env });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((done) =>
    child.once("close", (exit) => done({ exit, said: Buffer.concat(said).toString() })),
  );
}

async function judgeByUrl(project: string, listener: RequestListener): Promise<Run> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  try {
    return await specwright(project, "test", "--base-url", `http://127.0.0.1:${port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What went otherwise than it must, or nothing. */
async function faultsOf(one: Case): Promise<readonly string[]> {
  const project = projectOf(one);
  const found: string[] = [];
  const expect = (what: string, { exit, said }: Run, line: string | null): void => {
    const isSo = line === null ? exit === 0 : exit === 1 && said.includes(line);
    if (!isSo) found.push(`${one.name}: ${what} ended with ${exit}, expected ${line ?? "no fault"}\n${said}`);
  };
  try {
    expect("generate", await specwright(project, "generate"), null);
    if (found.length > 0) return found;
    expect("test", await specwright(project, "test"), null);
    expect("test --base-url", await judgeByUrl(project, one.server()), null);
    for (const { fault, server, line } of one.faulty)
      expect(`test --base-url, ${fault}`, await judgeByUrl(project, server()), line);
    return found;
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

const queue = all.filter(({ name }) => wanted === null || wanted.has(name));
const faults: string[] = [];
async function work(): Promise<void> {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const found = await faultsOf(one);
    faults.push(...found);
    console.log(`${found.length === 0 ? "ok  " : "FAIL"} ${one.name}, ${one.faulty.length} with a fault`);
  }
}
await Promise.all([work(), work()]);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
