import type { Client } from "../http/client.js";
import { faultInLog } from "../report/fault-text.js";
import type { Target } from "../steps/session.js";
import type { Application, ApplicationFactory, ApplicationModule, Listening } from "./application.js";
import { listen } from "./listen.js";
import { keepPublishedFaults, type PublishedFaults } from "./published-faults.js";

/** A target and what ends it after its scenario. */
export interface OpenTarget extends Target {
  close(): Promise<void>;
}

/** Where scenarios find their server. */
export interface Targets {
  /** Whether each scenario gets a fresh server, whose clock it may move. */
  readonly fresh: boolean;
  open(now: () => Date): Promise<OpenTarget>;
  close(): Promise<void>;
}

/** Any server, by its address; it is neither fresh nor ours to stop. */
export function remoteTargets(url: string, client: Client): Targets {
  const target: OpenTarget = {
    url,
    send: (request) => client.send(url, request),
    faultOf: async () => null,
    power: {},
    close: async () => {},
  };
  return { fresh: false, open: async () => target, close: async () => {} };
}

/** One listener, and a fresh application swapped in for each scenario. */
export function inProcessTargets(module: ApplicationModule, client: Client): Targets {
  let listening: Listening | null = null;
  const faults = keepPublishedFaults();
  const serve = async (application: Application): Promise<string> => {
    if ("url" in application) return application.url;
    if (listening === null) listening = await (module.listen ?? listen)(application.handler);
    else listening.swap(application.handler);
    return listening.url;
  };
  return {
    fresh: true,
    open: (now) => openApplication(module.default, now, { serve, client, faults }),
    close: async () => {
      faults.close();
      await listening?.close();
      listening = null;
    },
  };
}

interface Services {
  readonly serve: (application: Application) => Promise<string>;
  readonly client: Client;
  readonly faults: PublishedFaults;
}

async function openApplication(
  factory: ApplicationFactory,
  now: () => Date,
  { serve, client, faults }: Services,
): Promise<OpenTarget> {
  let application = await factory({ now });
  let url = await serve(application);
  const cut = (power: "restart" | "kill") => async () => {
    application = (await application[power]?.()) ?? application;
    url = await serve(application);
  };
  return {
    get url() {
      return url;
    },
    send: (request) => client.send(url, request),
    faultOf: async (requestId) => faults.of(requestId) ?? faultInLog(requestId, await logOf(application)),
    power: {
      ...(application.restart === undefined ? {} : { restart: cut("restart") }),
      ...(application.kill === undefined ? {} : { kill: cut("kill") }),
    },
    close: async () => application.close(),
  };
}

/** A log that cannot be read, as of a process that was killed, explains nothing. */
async function logOf({ log }: Application): Promise<string> {
  try {
    return (await log?.()) ?? "";
  } catch {
    return "";
  }
}
