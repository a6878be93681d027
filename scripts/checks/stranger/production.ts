import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expectEnd, type Folder, Unexpected } from "./folder.js";
import { expectInstalled } from "./installed.js";

/** What belongs to the making of a server, and not into one. */
const workshop =
  /^(remark|micromark|mdast|unified|ts-morph|typescript|esbuild|@cucumber\/|specwright$|@specwright\/(acceptance|shop))/;

const compile = "npx tsc --noEmit false --outDir built";
const install = "npm ci --omit=dev";
const start = "node built/server/main.js";
export const productionCommands = [compile, install, start];

/** Holds that what is not for development alone brings nothing of the workshop. */
export const expectLean = (folder: Folder): void =>
  expectInstalled(folder, { once: ["@specwright/http", "express", "zod"], never: workshop, omit: "dev" });

/** Installs the server alone, compiled, and sends it a request. */
export async function tryProduction(project: Folder, production: Folder): Promise<void> {
  for (const file of ["package.json", "package-lock.json"]) production.write(file, project.read(file));
  expectEnd(production.run(install), 0);
  expectLean(production);
  expectEnd(project.run(compile), 0);
  cpSync(join(project.path, "built"), join(production.path, "built"), { recursive: true });
  const env = { ...process.env, PORT: "0" };
  const [program = "", ...words] = start.split(" ");
  const server = spawn(program, words, { cwd: production.path, env });
  try {
    const lines = createInterface({ input: server.stdout });
    const [line] = (await once(lines, "line", { signal: AbortSignal.timeout(20_000) })) as [string];
    const url = /https?:\S+/.exec(line)?.[0];
    if (url === undefined) throw new Unexpected(`the server does not say where it listens: ${line}`);
    const { status } = await fetch(`${url}/notes/none`);
    if (status !== 404) throw new Unexpected(`GET /notes/none was answered ${status}, expected 404`);
  } finally {
    server.kill();
  }
}
