import { setTimeout as pause } from "node:timers/promises";
import { baseUrlProblem } from "../http/base-url.js";
import { request } from "../http/undici.js";
import { type Ending, type LaunchOptions, launch } from "./launch.js";

/** A server that was started for a run, or why it could not be. */
export type Starting =
  | { readonly kind: "started"; readonly server: StartedServer }
  | { readonly kind: "failed"; readonly problem: string; readonly said: string };

export interface StartedServer {
  /** The end of what it has said. */
  said(): string;
  /** Ends it; where it does not within `grace` milliseconds, by force. */
  stop(grace?: number): Promise<void>;
}

export interface StartOptions extends LaunchOptions {
  readonly baseUrl: string;
  /** Milliseconds until it must answer. */
  readonly patience: number;
}

const PAUSE = 50;
const ANSWER = 2_000;

/** Starts a server by its command and waits until its address answers, whatever it answers. */
export async function startServer(command: string, options: StartOptions): Promise<Starting> {
  const { baseUrl, patience } = options;
  const problem = baseUrlProblem(baseUrl);
  if (problem !== null) return failed(problem, "");
  // Else another server would be judged in its place.
  if (await answers(baseUrl)) return failed(`Something answers at ${baseUrl} already; end it first.`, "");
  const launched = launch(command, options);
  let ending: Ending | null = null;
  launched.ended.then((how) => {
    ending = how;
  });
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    if (ending !== null)
      return failed(`"${command}" ended ${inWords(ending)} before ${baseUrl} answered.`, launched.said());
    if (await answers(baseUrl)) return { kind: "started", server: launched };
    await pause(PAUSE);
  }
  await launched.stop();
  return failed(`${baseUrl} did not answer within ${patience / 1_000} s of "${command}".`, launched.said());
}

function failed(problem: string, said: string): Starting {
  return { kind: "failed", problem, said };
}

function inWords({ code, signal }: Ending): string {
  if (code !== null) return `with exit code ${code}`;
  return signal === null ? "without a start" : `by ${signal}`;
}

async function answers(url: string): Promise<boolean> {
  try {
    const { body } = await request(url, { signal: AbortSignal.timeout(ANSWER) });
    // Its head is an answer already; the rest may come without end.
    body.on("error", () => {}).destroy();
    return true;
  } catch {
    return false;
  }
}
