import { type ChildProcess, spawn } from "node:child_process";
import { type Command, judgedLanguage, pythonCommand, typescriptCommand } from "./judged-shop.js";

/** A busy machine takes its time; no start takes this long. */
const STILL_STARTS = 60_000;

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
  /** Ends when it has said so. */
  saw(text: string): Promise<void>;
  /** Its exit code; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts the shop that is judged as a program, and ends it as soon as it has opened. */
export async function startProgram(env: Readonly<Record<string, string>>): Promise<Start> {
  const { child, opened, ended, said } = launch(await judgedProgram(), env);
  const url = await opened;
  if (url !== null) child.kill("SIGKILL");
  const exitCode = await ended;
  return { opened: url !== null, exitCode, said: said() };
}

/** Starts the shop that is judged as a program, and lets it serve. */
export async function runProgram(env: Readonly<Record<string, string>>): Promise<Program> {
  const { child, opened, ended, said } = launch(await judgedProgram(), env);
  const url = await opened;
  if (url === null) throw new Error(`The program did not open:\n${said()}`);
  const saw = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = (): void => {
        if (said().includes(text)) resolve();
      };
      child.stdout?.on("data", look);
      ended.then(() => reject(new Error(`It ended without saying "${text}":\n${said()}`)), reject);
      look();
    });
  return { url, ended, saw, signal: (name) => child.kill(name) };
}

interface Launch {
  readonly child: ChildProcess;
  /** Its address; null where it has ended without opening. */
  readonly opened: Promise<string | null>;
  readonly ended: Promise<number | null>;
  said(): string;
}

function judgedProgram(): Promise<Command> {
  return judgedLanguage() === "python" ? pythonCommand("shop") : typescriptCommand("runtime/main.ts");
}

function launch({ program, words, env: own }: Command, env: Readonly<Record<string, string>>): Launch {
  const child = spawn(program, words, {
    env: { PATH: process.env.PATH, PORT: "0", LOG: "pretty", ...own, ...env },
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
