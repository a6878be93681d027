/**
 * Judges a server by its address, as `--base-url` does: one that has just started, and the same once more when it is used.
 * What needs the server in hand is not run; nothing else may fail.
 */
import { spawnSync } from "node:child_process";
import { runProgram } from "./program.js";
import { auth, webhookSecret } from "./secrets.js";

const program = await runProgram({
  STORE: "memory",
  JWT_SECRET: auth.secret,
  JWT_SECRET_PREVIOUS: auth.previousSecret ?? "",
  WEBHOOK_SECRET: webhookSecret,
  LOG: "off",
});
let failed = 0;
for (const state of ["just started", "used before"]) {
  console.log(`\nA server that is ${state}:\n`);
  const words = ["node_modules/specwright/bin/specwright.mjs", "test", "--base-url", program.url];
  if (spawnSync(process.execPath, words, { stdio: "inherit" }).status !== 0) failed += 1;
}
program.signal("SIGTERM");
await program.ended;
process.exitCode = failed === 0 ? 0 : 1;
