/**
 * The command line and the unit tests on another Node than this one: `node scripts/test/other-node.mjs 24`, with filters of
 * vitest where only some tests are to run. The binaries of the npm package `node` are kept in `.cache/node`: as a dependency
 * they would take the place of `node` in every script.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const isWindows = process.platform === "win32";

const [version = "", ...filters] = process.argv.slice(2);
if (!/^\d+(\.\d+){0,2}$/.test(version))
  fail("Usage: node scripts/test/other-node.mjs VERSION [FILTER...]", 2);

function fail(message, code) {
  console.error(message);
  process.exit(code);
}

/** The program of that version, fetched where it is not there yet. */
function nodeOf(version) {
  const folder = join(root, ".cache/node", version);
  const program = join(folder, "package/bin", isWindows ? "node.exe" : "node");
  if (existsSync(program)) return program;
  const fetched = `${folder}.${process.pid}`;
  mkdirSync(fetched, { recursive: true });
  const system = isWindows ? "win" : process.platform;
  run("npm", ["pack", "--silent", `node-${system}-${process.arch}@${version}`], fetched, isWindows);
  const tarball = readdirSync(fetched).find((file) => file.endsWith(".tgz"));
  run("tar", ["-xzf", tarball], fetched, false);
  rmSync(join(fetched, tarball));
  renameSync(fetched, folder);
  return program;
}

function run(command, words, cwd, shell) {
  const { status, stderr } = spawnSync(command, words, { cwd, shell, encoding: "utf8" });
  if (status !== 0) fail(`${command} ${words.join(" ")} ended with ${status}\n${stderr}`, 1);
}

const program = nodeOf(version);
const PATH = [dirname(program), process.env.PATH].join(delimiter);
const environment = { cwd: root, env: { ...process.env, PATH } };
const failed = [];

/** Runs the command line; it has nothing to write to stderr. */
function commandLine(...words) {
  const bin = ["node_modules/specwright/bin/specwright.mjs", ...words];
  const { status, stdout, stderr } = spawnSync(program, bin, { ...environment, encoding: "utf8" });
  const last = stdout.trimEnd().split("\n").at(-1);
  console.log(
    `specwright ${words.join(" ")}: exit ${status}, ${stderr === "" ? "quiet" : "not quiet"}: ${last}`,
  );
  if (status !== 0 || stderr !== "") failed.push(`specwright ${words.join(" ")}\n${stdout}${stderr}`);
}

console.log(`Node ${spawnSync(program, ["--version"], { encoding: "utf8" }).stdout.trim()}`);
commandLine("check");
commandLine("generate", "--check");
commandLine("scaffold", "--help");
commandLine("test");
const unit = ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", ...filters];
if (spawnSync(program, unit, { ...environment, stdio: "inherit" }).status !== 0) failed.push("unit tests");
if (failed.length > 0) fail(`\nfailed on Node ${version}: ${failed.join("\n")}`, 1);
console.log(`all of it runs on Node ${version}`);
