import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildProgram } from "../../build/build-program.mjs";
import { type Contender, shared } from "./contender.js";
import { askProcessorTime, readProcessorTime } from "./processor-time.js";

/** A contender that serves. */
export interface Running {
  readonly name: string;
  readonly url: string;
  /** Microseconds of processor time since its start. */
  processorTime(): Promise<number>;
  stop(): Promise<void>;
}

const START_MILLISECONDS = 60_000;
const reporter = new URL("report-cpu.mjs", import.meta.url).href;
const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Starts a contender and waits until it serves. */
export async function start({ name, run, env, ready }: Contender): Promise<Running> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const all = { ...process.env, ...shared, ...env, PORT: String(port), HOST: "127.0.0.1" };
  const child =
    run.kind === "module" ? startModule(await buildProgram(run.path), all) : startCommand(run.words, all);
  const said = hear(child);
  const stop = (): Promise<void> => ended(child);
  try {
    await untilReady(url + ready, child, name);
  } catch (error) {
    await stop();
    throw new Error(`${String(error)}\n${said()}`);
  }
  const processorTime = async (): Promise<number> =>
    run.kind === "module" ? askProcessorTime(child) : readProcessorTime(child.pid ?? 0);
  return { name, url, processorTime, stop };
}

function startModule(path: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, ["--import", reporter, path], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

function startCommand([command = "", ...words]: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(command, words, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
}

/** Empties the pipes, and keeps the end of what came out of them. */
function hear(child: ChildProcess): () => string {
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk) => {
      said = (said + String(chunk)).slice(-2_000);
    });
  return () => said;
}

async function untilReady(url: string, child: ChildProcess, name: string): Promise<void> {
  const deadline = performance.now() + START_MILLISECONDS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await pause(25);
  }
  throw new Error(`${name} did not start.`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await exit;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
