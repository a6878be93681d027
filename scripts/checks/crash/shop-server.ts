import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildProgram } from "../../build/build-program.mjs";

const main = fileURLToPath(new URL("../../../runtime/main.ts", import.meta.url));
const root = fileURLToPath(new URL("../../..", import.meta.url));
/** A machine that is busy with other things takes its time; a shop that hangs must still be noticed. */
const START_MILLISECONDS = 120_000;

/** The shop as `npm start` runs it, in a process of its own. */
export interface ShopServer {
  readonly url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as SIGTERM does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** What it has said, faults and alarms among it. */
  said(): string;
}

export interface Starting {
  readonly env: Readonly<Record<string, string>>;
  /** Modules that are loaded before it: how stores are broken on purpose. */
  readonly imports?: readonly string[];
}

/** Starts the shop and waits until it is open. Rejects with all it said where it does not open. */
export async function startShop(starting: Starting): Promise<ShopServer> {
  const { child, said, ended } = await spawnShop(starting);
  const timer = setTimeout(() => child.kill("SIGKILL"), START_MILLISECONDS);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const open = /The shop is open at (http:\S+:\d+)/.exec(said())?.[1];
      if (open !== undefined) resolve(open);
    };
    child.stdout?.on("data", look);
    ended.then((code) => reject(new Error(`The shop did not open (exit code ${code}):\n${said()}`)), reject);
  });
  clearTimeout(timer);
  return {
    url,
    said,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}

/** Starts the shop and kills it after so long, open or not: a crash while it recovers from a crash. */
export async function startAndKill(starting: Starting, after: number): Promise<void> {
  const { child, ended } = await spawnShop(starting);
  const timer = setTimeout(() => child.kill("SIGKILL"), after);
  await ended;
  clearTimeout(timer);
}

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

async function spawnShop({ env, imports = [] }: Starting) {
  const child = spawn(process.execPath, await wordsOf(imports), {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: "0", LOG: "off", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let said = "";
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-100_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, ended, said: () => said };
}

/** Modules that are broken on purpose are replaced one by one, so they are loaded one by one, too. */
async function wordsOf(imports: readonly string[]): Promise<readonly string[]> {
  if (imports.length === 0) return ["--enable-source-maps", await buildProgram("runtime/main.ts")];
  return ["--conditions=source", ...["tsx", ...imports].flatMap((name) => ["--import", name]), main];
}
