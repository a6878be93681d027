import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Contract } from "../contract/contract.js";
import { baseUrlProblem } from "../http/base-url.js";
import { type Client, createClient } from "../http/client.js";
import type { ApplicationFactory, ApplicationModule } from "../server/application.js";
import { inProcessTargets, remoteTargets, type Targets } from "../server/target.js";
import { asPlanned, freshCallers } from "../steps/identify.js";
import { type Credentials, createClock, type Session } from "../steps/session.js";
import type { SuiteSettings } from "./settings.js";

/** What all scenarios of a run share. */
export interface SuiteRun {
  readonly settings: SuiteSettings;
  readonly targets: Targets;
  /** Opens a scenario: a server, a clock at the real time, and no names yet. */
  openScenario(): Promise<OpenScenario>;
  close(): Promise<void>;
}

export interface OpenScenario {
  readonly session: Session;
  close(): Promise<void>;
}

/** Gets ready what a run needs: the client, the application or the address of the server, the credentials. */
export async function startRun(
  contract: Contract,
  sources: Session["sources"],
  settings: SuiteSettings,
): Promise<SuiteRun> {
  const { unknown: _unknown, ...owned } = contract;
  const client = createClient();
  const targets = await targetsOf(settings, client);
  const credentials = await loadCredentials(settings);
  const run = `${Date.now().toString(36)}${Math.floor(Math.random() * 36 ** 3).toString(36)}`;
  // A server that is not fresh may know the names of an earlier run: there the numbers go on from the time.
  let counted = targets.fresh ? 0 : Date.now() % 1_000_000_000;
  const next = () => {
    counted += 1;
    return counted;
  };
  return {
    settings,
    targets,
    openScenario: async () => {
      if (targets.fresh) counted = 0;
      const clock = createClock();
      const target = await targets.open(clock.now);
      const session: Session = {
        // A server of this process is made of the contract, and answers nothing besides.
        contract: settings.baseUrl === null ? owned : contract,
        target,
        clock,
        credentials,
        sources,
        identify: targets.fresh ? asPlanned : freshCallers(next()),
        handles: new Map<string, unknown>([["run", run]]),
        callers: new Map(),
        answers: null,
        asked: null,
        next,
        seen: new Set(),
        levels: [],
        exchanges: [],
      };
      return { session, close: () => target.close() };
    },
    close: async () => {
      await targets.close();
      await client.close();
    },
  };
}

async function targetsOf(settings: SuiteSettings, client: Client): Promise<Targets> {
  const { baseUrl, app } = settings;
  const problem = baseUrl === null ? null : baseUrlProblem(baseUrl);
  if (problem !== null) throw new Error(problem);
  if (baseUrl !== null) return remoteTargets(baseUrl, client);
  if (!existsSync(app)) {
    throw new Error(
      `There is no ${app}. Its default export makes the application that a scenario runs against: ` +
        "`export default ({ now }) => ({ handler, close() {} })`. Or name a server that runs: --base-url http://…",
    );
  }
  const module: Partial<ApplicationModule> = await load(app, settings);
  const factory: unknown = module.default;
  if (typeof factory !== "function") throw new Error(`${app} has no default export that is a function.`);
  const { listen } = module;
  const made: ApplicationFactory = factory as ApplicationFactory;
  return inProcessTargets(listen === undefined ? { default: made } : { default: made, listen }, client);
}

async function loadCredentials(settings: SuiteSettings): Promise<Credentials | null> {
  const { credentials: file } = settings;
  if (!existsSync(file)) return null;
  const module: { readonly default?: unknown } = await load(file, settings);
  if (typeof module.default !== "function")
    throw new Error(`${file} has no default export that is a function.`);
  return module.default as Credentials;
}

function load(file: string, { bundled }: SuiteSettings): Promise<{ readonly [name: string]: unknown }> {
  const instead = bundled[file];
  return import(pathToFileURL(typeof instead === "string" ? instead : file).href);
}
