/**
 * What comes of OpenAPI documents that others wrote: each is imported, is clean under `check`, generates code that passes
 * strict `tsc` and `mypy --strict`, and is served in both languages, where Schemathesis finds no answer off the description,
 * the 501 of missing handlers aside. `npm run imported -- [--examples 3] FILE…`; exit code 1: one of these is not so.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, delimiter, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { requirePython, root } from "../../build/python/require-python.js";

const { values, positionals } = parseArgs({
  options: { examples: { type: "string", default: "3" } },
  allowPositionals: true,
});
const python = await requirePython();
const here = import.meta.dirname;

interface Ended {
  readonly exit: number | null;
  readonly said: string;
}

function run(
  program: string,
  words: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ended> {
  const child = spawn(program, words, { cwd, env: { ...process.env, NO_COLOR: "1", ...env } });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((done) =>
    child.once("close", (exit) => done({ exit, said: Buffer.concat(said).toString() })),
  );
}

/** The flags that this repository's own code is compiled with, and one more that is for what others generate. */
const compiler = {
  extends: join(root, "tsconfig.json"),
  compilerOptions: { noEmit: true },
  include: ["generated/**/*.ts"],
  exclude: [],
};

/** A folder with a project that holds nothing yet. */
function emptyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), "specwright-imported-"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }\n');
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(compiler));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

const pythonPath = [join(root, "python"), "."].join(delimiter);

/** Imports and compiles, and says what each step found wrong. */
async function make(project: string, file: string): Promise<readonly (readonly [string, Ended])[]> {
  const specwright = join(root, "node_modules/specwright/bin/specwright.mjs");
  const ours = (...words: readonly string[]) => run(process.execPath, [specwright, ...words], project);
  const imported = await ours("import", file);
  const config = join(project, "openspec/config.yaml");
  writeFileSync(
    config,
    readFileSync(config, "utf8").replace(/^specwright:$/m, "specwright:\n  targets: [typescript, python]"),
  );
  return [
    ["import", imported],
    ["check", await ours("check")],
    ["generate", await ours("generate")],
    ["tsc", await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", "."], project)],
    [
      "mypy",
      await run(
        python,
        ["-m", "mypy", "--strict", "--cache-dir", join(root, ".cache/mypy"), "-p", "contract"],
        join(project, "generated/python"),
        { MYPYPATH: pythonPath },
      ),
    ],
  ];
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a server, and gives it once it answers. */
async function start(
  language: string,
  project: string,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const port = String(await freePort());
  const [program, words] =
    language === "Python"
      ? [python, [join(here, "serve.py"), project, port]]
      : [process.execPath, ["--conditions=source", "--import", "tsx", join(here, "serve.ts"), project, port]];
  const env = {
    ...process.env,
    PYTHONPATH: [join(root, "python"), join(root, "generator/3-emit/python/testing")].join(delimiter),
    PYTHONDONTWRITEBYTECODE: "1",
  };
  const child = spawn(program, words, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  for (let left = 300; left > 0 && child.exitCode === null; left -= 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return { child, url };
    await new Promise((done) => setTimeout(done, 100));
  }
  child.kill();
  throw new Error(`the server in ${language} did not start`);
}

/** The credentials that the document asks for, as far as one header says them. */
function credentialsOf(project: string): string {
  const { components = {} } = JSON.parse(readFileSync(join(project, "generated/openapi.json"), "utf8"));
  const schemes = Object.values(components.securitySchemes ?? {}) as readonly { readonly scheme?: string }[];
  return schemes.some(({ scheme }) => scheme?.toLowerCase() === "basic")
    ? "Basic YW5uOmFubg=="
    : "Bearer ann";
}

async function judge(language: string, project: string): Promise<Ended> {
  const { child, url } = await start(language, project);
  try {
    return await run(
      python,
      [
        ...["-m", "schemathesis.cli", "--config-file", join(here, "schemathesis.toml"), "--no-color"],
        ...["run", join(project, "generated/openapi.json"), "--url", url],
        ...["--max-examples", values.examples, "--seed", "1", "--phases", "examples,coverage,fuzzing"],
        ...["--checks", "all", "--exclude-checks", "positive_data_acceptance"],
        ...["--header", `Authorization: ${credentialsOf(project)}`],
        ...["--continue-on-failure", "--generation-database", "none"],
      ],
      project,
      { SCHEMATHESIS_HOOKS: join(here, "hooks.py"), PYTHONDONTWRITEBYTECODE: "1" },
    );
  } finally {
    child.kill();
  }
}

for (const file of positionals.map((name) => resolve(name))) {
  const project = emptyProject();
  try {
    const steps = [...(await make(project, file))];
    if (steps.every(([, { exit }]) => exit === 0))
      for (const language of ["TypeScript", "Python"])
        steps.push([`Schemathesis, ${language}`, await judge(language, project)]);
    const wrong = steps.filter(([, { exit }]) => exit !== 0);
    console.log(
      `${wrong.length === 0 ? "ok  " : "FAIL"} ${basename(file)}: ${steps.map(([name, { exit }]) => `${name} ${exit === 0 ? "ok" : exit}`).join(", ")}`,
    );
    for (const [name, { said }] of wrong) console.error(`── ${name}\n${said.slice(-20_000)}`);
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}
