/**
 * Runs Python in the project's own environment, in the folder `python/`, making the environment first if need be:
 * `npm run python -- -m pytest`. Without words it only makes the environment and says where it is. Exit code 3: this machine
 * has no Python.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { requirePython, root } from "./require-python.js";

const python = await requirePython();
const words = process.argv.slice(2);
if (words.length === 0) console.log(python);
else {
  const child = spawn(python, words, {
    cwd: join(root, "python"),
    stdio: "inherit",
  });
  child.once("close", (code) => {
    process.exitCode = code ?? 1;
  });
}
