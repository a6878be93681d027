import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

type Env = Readonly<Record<string, string>>;

export interface Server {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

let count = 0;

/** Starts a server in a Node of its own and waits until it has said its address. */
export async function startServer(words: readonly string[], cwd: string, env: Env = {}): Promise<Server> {
  // A file, for a pipe that nobody empties while a run is measured would stop the server.
  const log = join(tmpdir(), `specwright-bench-server-${process.pid}-${count++}.log`);
  const said = openSync(log, "w");
  const child = spawn(process.execPath, words, {
    cwd,
    env: { ...process.env, ...env, PORT: "0" },
    stdio: ["ignore", said, said],
  });
  closeSync(said);
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
    rmSync(log, { force: true });
  };
  for (let waited = 0; waited < 20_000 && child.exitCode === null; waited += 20) {
    const url = /http:\/\/[\w.[\]:]+/.exec(readFileSync(log, "utf8"))?.[0];
    if (url !== undefined) return { url, stop };
    await pause(20);
  }
  const last = readFileSync(log, "utf8").slice(0, 500);
  await stop();
  throw new Error(`The server did not start: ${last}`);
}
