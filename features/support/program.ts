import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { judgedLanguage, pythonCommand, typescriptCommand } from "./judged-shop.js";

const main = fileURLToPath(new URL("../../runtime/main.ts", import.meta.url));
const STILL_STARTS = 20_000;

/** How a start of the real program went. */
export interface Start {
  readonly opened: boolean;
  readonly exitCode: number | null;
  readonly said: string;
}

/** The real program, serving. */
export interface Program {
  readonly url: string;
  signal(name: NodeJS.Signals): void;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts the shop that is judged as a program, and ends it as soon as it has opened. */
export async function startProgram(env: Readonly<Record<string, string>>): Promise<Start> {
  const { child, opened, ended, said } = launch(env);
  const url = await opened;
  if (url !== null) child.kill("SIGKILL");
  const exitCode = await ended;
  return { opened: url !== null, exitCode, said: said() };
}

/** Starts the shop that is judged as a program, and lets it serve. */
export async function runProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const { child, opened, ended, said } = launch(env);
  const url = await opened;
  if (url === null) throw new Error(`The program did not open:\n${said()}`);
  return { url, ended, signal: (name) => child.kill(name) };
}

interface Launch {
  readonly child: ChildProcess;
  /** Its address; null where it has ended without opening. */
  readonly opened: Promise<string | null>;
  readonly ended: Promise<number | null>;
  said(): string;
}

function launch(env: Readonly<Record<string, string>>): Launch {
  const judged = judgedLanguage() === "python" ? pythonCommand("shop") : typescriptCommand(main);
  const child = spawn(judged.program, judged.words, {
    env: { PATH: process.env.PATH, PORT: "0", LOG: "pretty", ...judged.env, ...env },
  });
  let said = "";
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const timer = setTimeout(() => child.kill("SIGKILL"), STILL_STARTS);
  const opened = new Promise<string | null>((resolve) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /The shop is open at (http:[^\s,]+)/.exec(said)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve(url);
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.once("close", () => {
      clearTimeout(timer);
      resolve(null);
    });
  });
  return { child, opened, ended, said: () => said };
}
