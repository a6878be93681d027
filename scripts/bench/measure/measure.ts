import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What one whole process has used, from before it was started until after it ended. */
export interface Use {
  readonly wallMs: number;
  /** User and system time of it and of the processes it started. */
  readonly cpuMs: number;
  readonly peakMiB: number;
}

export type Measured =
  | { readonly kind: "ran"; readonly use: Use; readonly stdout: string }
  | { readonly kind: "failed"; readonly why: string };

export interface Command {
  /** What Node runs, and its arguments. */
  readonly words: readonly string[];
  readonly cwd: string;
  readonly timeoutMs: number;
  /** Besides what this process has. */
  readonly env?: Readonly<Record<string, string>>;
}

const account = fileURLToPath(new URL("account.cjs", import.meta.url));
const slip = join(tmpdir(), `specwright-bench-${process.pid}.jsonl`);

/** Runs a program in a Node of its own and measures all of it. */
export function measure({ words, cwd, timeoutMs, env: more = {} }: Command): Measured {
  rmSync(slip, { force: true });
  const env = {
    ...process.env,
    ...more,
    NODE_OPTIONS: `--require ${JSON.stringify(account)}`,
    BENCH_ACCOUNT: slip,
    NO_COLOR: "1",
    CI: "1",
  };
  const since = performance.now();
  const ended = spawnSync(process.execPath, words, {
    cwd,
    env,
    encoding: "utf8",
    timeout: timeoutMs,
    maxBuffer: 2 ** 28,
  });
  const wallMs = performance.now() - since;
  if (wallMs >= timeoutMs) return { kind: "failed", why: `not done after ${timeoutMs / 1000} s` };
  if (ended.status !== 0) {
    return {
      kind: "failed",
      why: `exit code ${ended.status}: ${lastLine(ended.stderr) || lastLine(ended.stdout)}`,
    };
  }
  return { kind: "ran", use: { wallMs, ...readSlip() }, stdout: ended.stdout };
}

function readSlip(): Omit<Use, "wallMs"> {
  const lines = readFileSync(slip, "utf8").trimEnd().split("\n");
  const uses = lines.map((line): { cpuMs: number; peakKiB: number } => JSON.parse(line));
  rmSync(slip, { force: true });
  return {
    cpuMs: uses.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    peakMiB: Math.max(...uses.map(({ peakKiB }) => peakKiB)) / 1024,
  };
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1)?.trim() ?? "";
