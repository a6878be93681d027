import { launch } from "../../../acceptance/server/launch.js";
import { auth, webhookSecret } from "./secrets.js";
import { programOf, type Target } from "./targets.js";

/** A shop that serves in a process of its own. */
export interface OpenShop {
  readonly url: string;
  /** The id of its process. */
  readonly pid: number;
  /** The end of what it has said. */
  said(): string;
  /** True until it ends, for whatever reason. */
  runs(): boolean;
  stop(): Promise<void>;
}

const PATIENCE = 60_000;
const OPEN = /The shop is open at (http:\/\/[^\s,]+)/;

/** What every shop that is judged runs with: an empty memory, secrets that the judges know, no log and no limits. */
const settings = {
  PORT: "0",
  HOST: "127.0.0.1",
  STORE: "memory",
  LOG: "off",
  RATE_LIMIT: "0",
  DRAIN_SECONDS: "0",
  UNPAID_MINUTES: "10000",
  JWT_SECRET: auth.secret,
  JWT_SECRET_PREVIOUS: auth.previousSecret ?? "",
  WEBHOOK_SECRET: webhookSecret,
};

/** Starts a shop on a free port and waits until it says where it is open; `more` settings are beside those of all. */
export async function openShop(
  target: Target,
  more: Readonly<Record<string, string>> = {},
): Promise<OpenShop> {
  const { command, cwd } = await programOf(target);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings, ...more };
  const launched = launch(command, { cwd, env });
  let runs = true;
  launched.ended.then(() => {
    runs = false;
  });
  const url = await new Promise<string | null>((resolve) => {
    const look = (): void => {
      const [, found] = OPEN.exec(launched.said()) ?? [];
      if (found !== undefined) resolve(found);
    };
    launched.hear(look);
    launched.ended.then(() => resolve(null));
    setTimeout(resolve, PATIENCE, null).unref();
  });
  const { pid, said, stop } = launched;
  if (url !== null && pid !== null) return { url, pid, said, runs: () => runs, stop };
  await stop();
  throw new Error(`The ${target} shop did not open:\n${said()}`);
}
