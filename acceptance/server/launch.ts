import { type ChildProcess, spawn } from "node:child_process";

/** How a command ended: its exit code, or the signal that ended it. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command that runs beside us, with everything it started. */
export interface Launched {
  /** Null where it could not be started. */
  readonly pid: number | null;
  /** The end of what it has said so far. */
  said(): string;
  /** Calls back with every piece it says from now on. */
  hear(listener: () => void): void;
  /** Once it has ended, and all that it started too. */
  readonly ended: Promise<Ending>;
  /** Asks it to end, and ends it where it does not within `grace` milliseconds. */
  stop(grace?: number): Promise<void>;
}

export interface LaunchOptions {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const KEPT = 200_000;
const GRACE = 10_000;
const LAST = 2_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const groups = process.platform !== "win32";

/**
 * Starts a command in a process group of its own, so that what it starts ends with it: a text is read by the shell, a list
 * is a program and its words. It never outlives this process.
 */
export function launch(command: string | readonly string[], options: LaunchOptions): Launched {
  const [program = "", ...words] = typeof command === "string" ? [command] : command;
  const child = spawn(program, words, {
    ...options,
    shell: typeof command === "string",
    detached: groups,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const letGo = endWithUs(child);
  const listeners = new Set<() => void>();
  let said = "";
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-KEPT);
    for (const listener of listeners) listener();
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const ended = new Promise<Ending>((resolve) => {
    child.once("error", (error) => {
      hear(Buffer.from(`${error.message}\n`));
      resolve({ code: null, signal: null });
    });
    // Not `exit`: the pipes stay open until the last of the group has gone.
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  ended.then(letGo);
  const within = (milliseconds: number): Promise<boolean> => settles(ended, milliseconds);
  return {
    pid: child.pid ?? null,
    said: () => said,
    hear: (listener) => void listeners.add(listener),
    ended,
    stop: async (grace = GRACE) => {
      signal(child, "SIGTERM");
      if (await within(grace)) return;
      signal(child, "SIGKILL");
      await within(LAST);
      letGo();
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (groups) process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // It has gone by itself.
  }
}

/** A group of its own hears no Ctrl-C, so we pass on our own end. Gives what forgets about it. */
function endWithUs(child: ChildProcess): () => void {
  const end = (): void => signal(child, "SIGKILL");
  const leave = (name: NodeJS.Signals): void => {
    end();
    letGo();
    process.kill(process.pid, name);
  };
  const letGo = (): void => {
    process.off("exit", end);
    for (const name of SIGNALS) process.off(name, leave);
  };
  process.once("exit", end);
  for (const name of SIGNALS) process.once(name, leave);
  return letGo;
}

async function settles(ended: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const inTime = await Promise.race([ended.then(() => true), late]);
  clearTimeout(timer);
  return inTime;
}
