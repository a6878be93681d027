import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { listen } from "./listen.js";
import { startServer } from "./start-server.js";

vi.setConfig({ testTimeout: 20_000 });

/** A port that was free a moment ago. */
async function freeUrl(): Promise<string> {
  const server = await listen(() => {});
  await server.close();
  return server.url;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "start-server-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const node = `"${process.execPath}" -e`;
const start = (command: string, baseUrl: string, patience = 10_000) =>
  startServer(command, { baseUrl, patience, cwd: folder(), env: process.env });
const serving = (url: string) =>
  `require("http").createServer((q, s) => s.end("served")).listen(${new URL(url).port}, "127.0.0.1")`;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A process that ended and waits to be buried is alive to the kernel alone.
    const record = `/proc/${pid}/stat`;
    return !existsSync(record) || !readFileSync(record, "utf8").includes(") Z ");
  } catch {
    return false;
  }
};

test("a server has answered when it is started, and is gone when it is stopped", async () => {
  const url = await freeUrl();
  const starting = await start(`${node} 'console.log("hello"); ${serving(url)}'`, url);
  if (starting.kind === "failed") throw new Error(starting.problem);
  expect(await (await fetch(url)).text()).toBe("served");
  expect(starting.server.said()).toBe("hello\n");
  await starting.server.stop();
  await expect(fetch(url)).rejects.toThrow();
});

test("what the command started ends with it, even what does not listen to reason", async () => {
  const url = await freeUrl();
  const deaf = `process.on("SIGTERM", () => {}); console.log(process.pid); ${serving(url)}`;
  const starting = await start(`${node} '${deaf}' & wait`, url);
  if (starting.kind === "failed") throw new Error(starting.problem);
  const pid = Number(starting.server.said());
  expect(isAlive(pid)).toBe(true);
  await starting.server.stop(200);
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false));
});

test.each([
  ["ends before it answers", "echo sorry >&2; exit 4", '"echo sorry >&2; exit 4" ended with exit code 4'],
  ["is not there", "no-such-command", '"no-such-command" ended with exit code 127'],
])("a command that %s is reported with its output", async (_what, command, problem) => {
  const starting = await start(command, await freeUrl());
  expect(starting).toMatchObject({ kind: "failed", problem: expect.stringContaining(problem) });
  expect(starting.kind === "failed" && starting.said).toMatch(/sorry|not found/);
});

test("one that never answers is ended", async () => {
  const url = await freeUrl();
  const mark = join(folder(), "ended");
  const waiting = `process.on("SIGTERM", () => { require("fs").writeFileSync("${mark}", ""); process.exit() })`;
  const starting = await start(`${node} '${waiting}; setInterval(() => {}, 1000)'`, url, 1_000);
  expect(starting).toMatchObject({
    kind: "failed",
    problem: expect.stringContaining("did not answer within 1 s"),
  });
  expect(existsSync(mark)).toBe(true);
});

test("a server that answers there already is not judged in its place", async () => {
  const other = await listen((_request, response) => response.end());
  onTestFinished(() => other.close());
  expect(await start("exit 0", other.url)).toMatchObject({
    kind: "failed",
    problem: `Something answers at ${other.url} already; end it first.`,
  });
  expect(await start("exit 0", "here")).toMatchObject({ problem: expect.stringContaining("no base URL") });
});
