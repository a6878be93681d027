import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { StepPlan } from "../../generator/plan.js";
import { joinHeaders, splitBase } from "../http/client.js";
import { type Answer, addressOf, type Exchange, type PreparedRequest, readJson } from "../http/exchange.js";
import { prepare } from "../steps/ask.js";
import type { Ask } from "../steps/asked.js";
import type { Answers, Session } from "../steps/session.js";

/** What the driver is asked to do. */
interface Job {
  readonly origin: string;
  readonly prefix: string;
  /** Sent in turn until there were `total`. */
  readonly requests: readonly PreparedRequest[];
  readonly total: number;
  readonly perSecond: number;
  readonly timeout: number;
  readonly connections: number;
  readonly keepBytes: number;
  readonly largest: number;
}

/** What the driver reports. */
interface Report {
  readonly results: readonly {
    readonly request: number;
    readonly milliseconds: number;
    readonly answer: number | null;
    readonly lost: string | null;
  }[];
  readonly answers: readonly {
    readonly status: number;
    readonly headers: { readonly [name: string]: string | string[] | undefined };
    readonly text: string;
  }[];
}

/** How a driver is ended whose requests wait for each other for too long. */
const outOfPatience = "SIGKILL";
const mostRequests = 200_000;
const megabyte = 1024 * 1024;

/** Sends a load from another process and gathers what came back, every answer for the contract to judge. */
export async function driveLoad(
  ask: Ask,
  load: NonNullable<StepPlan["load"]>,
  session: Session,
): Promise<Answers> {
  const requests = await Promise.all(
    ask.bodies.flatMap((body) => ask.callers.map((caller) => prepare(ask, body, caller, session))),
  );
  const total = load.seconds === null ? requests.length * ask.times : load.perSecond * load.seconds;
  if (total > mostRequests)
    throw new Error(`A load may have ${mostRequests} requests; this one has ${total}.`);
  const { origin, prefix } = splitBase(session.target.url);
  const timeout = 10_000;
  const job: Job = {
    origin,
    prefix,
    requests: requests.map((request) => ({ ...request, path: addressOf(request) })),
    total,
    perSecond: load.perSecond,
    timeout,
    connections: 256,
    keepBytes: 32 * megabyte,
    largest: 4 * megabyte,
  };
  const report = await runDriver(job, (total / load.perSecond) * 1000 + 3 * timeout);
  return gather(report, requests, origin + prefix);
}

async function runDriver(job: Job, patience: number): Promise<Report> {
  const driver = fork(fileURLToPath(new URL("./load-driver.mjs", import.meta.url)), [], {
    serialization: "advanced",
    // The driver is plain JavaScript: nothing that loads this process's TypeScript should slow it down.
    execArgv: [],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const timer = setTimeout(() => driver.kill(outOfPatience), patience);
  try {
    return await reportOf(driver, job);
  } finally {
    clearTimeout(timer);
    driver.kill();
  }
}

function reportOf(driver: ChildProcess, job: Job): Promise<Report> {
  return new Promise((resolve, reject) => {
    driver.once("message", (report) => resolve(report as Report));
    driver.once("error", reject);
    driver.once("exit", (code, signal) =>
      reject(
        new Error(
          signal === outOfPatience
            ? "The load did not end in time: the server takes requests and does not come to the end of its answers."
            : `The load's driver ended early (${signal ?? code}).`,
        ),
      ),
    );
    driver.send(job, (error) => {
      if (error !== null) reject(error);
    });
  });
}

function gather({ results, answers }: Report, requests: readonly PreparedRequest[], base: string): Answers {
  const shared = answers.map(({ status, headers, text }): Answer => {
    return { status, headers: joinHeaders(headers), text, json: readJson(text), milliseconds: 0 };
  });
  const exchanges: Exchange[] = [];
  for (const { request: at, answer: index } of results) {
    const request = requests[at];
    const answer = index === null ? undefined : shared[index];
    if (request !== undefined && answer !== undefined)
      exchanges.push({ url: base + request.path, request, answer });
  }
  const answered = results.filter(({ answer }) => answer !== null);
  return {
    exchanges,
    load: {
      milliseconds: answered.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b),
      sent: results.length,
      lost: results.flatMap(({ lost }) => (lost === null ? [] : [lost])),
    },
  };
}
