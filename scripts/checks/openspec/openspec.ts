import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(
  new URL("../../../node_modules/@fission-ai/openspec/bin/openspec.js", import.meta.url),
);

/** What OpenSpec's command line says in a folder. */
export function openspec(
  cwd: string,
  ...words: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, OPENSPEC_TELEMETRY: "0", DO_NOT_TRACK: "1", CI: "1", NO_COLOR: "1" };
    const child = spawn(process.execPath, [binary, ...words], {
      cwd,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on("data", (chunk: Buffer) => void out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => void err.push(chunk));
    child.once("close", (code) =>
      resolve({ code, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }),
    );
  });
}
