import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const binary = fileURLToPath(
  new URL("../../../node_modules/@fission-ai/openspec/bin/openspec.js", import.meta.url),
);

/** Archives a change with the OpenSpec CLI: whether it did, and what it said. */
export function archive(project: string, id: string): { readonly isDone: boolean; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [binary, "archive", id, "-y"], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, OPENSPEC_TELEMETRY: "0", DO_NOT_TRACK: "1", CI: "1", NO_COLOR: "1" },
  });
  return { isDone: status === 0, said: stdout + stderr };
}
