import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Report } from "./client/client.js";
import type { Driven, Load } from "./client/load.js";
import { shared } from "./contender.js";
import type { Running } from "./running.js";

/** A load that was driven, and what it cost the server. */
export interface Measured extends Driven {
  /** Microseconds of the server's processor for each. */
  readonly microseconds: number;
}

/** The process that drives loads, one at a time. */
export interface Driver {
  drive(server: Running, load: Omit<Load, "url">): Promise<Measured>;
  stop(): void;
}

export function startDriver(): Driver {
  const client = fork(fileURLToPath(new URL("client/client.ts", import.meta.url)), [], {
    execArgv: ["--conditions=source", "--import", "tsx"],
    env: { ...process.env, ...shared },
  });
  return {
    drive: async (server, load) => {
      const before = await server.processorTime();
      const driven = await driveIn(client, { ...load, url: server.url }, server.name);
      const used = (await server.processorTime()) - before;
      return { ...driven, microseconds: used / driven.done };
    },
    stop: () => client.disconnect(),
  };
}

function driveIn(client: ChildProcess, load: Load, name: string): Promise<Driven> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error("The client has ended."));
    client.once("exit", gone);
    client.once("message", (message: Report) => {
      client.off("exit", gone);
      if (message.kind === "driven") resolve(message.driven);
      else reject(new Error(`${name}: ${message.why}`));
    });
    client.send(load);
  });
}
