/**
 * Serves the shop in Python: `npm run start:python`. It takes the settings of `npm start` and keeps its things in the same
 * files; the project's Python environment is made first if need be. Exit code 3: this machine has no Python.
 */
import { spawn } from "node:child_process";
import { requirePython, root } from "./require-python.js";

const child = spawn(await requirePython(), ["-m", "shop"], { cwd: root, stdio: "inherit" });
// Ctrl-C reaches both processes; a signal to this process alone is meant for the shop.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.once("close", (code) => {
  process.exitCode = code ?? 1;
});
