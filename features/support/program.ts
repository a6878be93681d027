import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { judgedLanguage, pythonCommand, typescriptCommand } from "./judged-shop.js";

const main = fileURLToPath(new URL("../../runtime/main.ts", import.meta.url));
const STILL_RUNS = 20_000;

/** How a start of the real program went. */
export interface Start {
  readonly opened: boolean;
  readonly exitCode: number | null;
  readonly said: string;
}

/** Starts the shop that is judged as a program, and ends it as soon as it has opened. */
export function startProgram(env: Readonly<Record<string, string>>): Promise<Start> {
  const {
    program,
    words,
    env: own,
  } = judgedLanguage() === "python" ? pythonCommand("shop") : typescriptCommand(main);
  const child = spawn(program, words, {
    env: { PATH: process.env.PATH, PORT: "0", LOG: "pretty", ...own, ...env },
  });
  let said = "";
  let opened = false;
  const timer = setTimeout(() => child.kill("SIGKILL"), STILL_RUNS);
  const hear = (chunk: Buffer): void => {
    said += chunk.toString();
    opened ||= said.includes("The shop is open");
    if (opened) child.kill("SIGKILL");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ opened, exitCode, said });
    });
  });
}
