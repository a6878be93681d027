import { setTimeout as sleep } from "node:timers/promises";
import type { Action, Buyers } from "./buyers.js";
import { Connection } from "./connection.js";

/** What to drive. */
export interface Load {
  readonly url: string;
  readonly action: Action;
  readonly connections: number;
  readonly seconds: number;
  readonly pace: Pace;
}

export type Pace =
  /** Each connection goes on as soon as it is answered. */
  | { readonly kind: "closed" }
  /**
   * The connections send together, so that many requests a second and always the same number: a server that is slower than
   * that gets its next ones as soon as it has answered.
   */
  | { readonly kind: "steady"; readonly perSecond: number }
  /** So many leave in a second, answered or not. */
  | { readonly kind: "open"; readonly perSecond: number };

/** How it went. */
export interface Driven {
  readonly done: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** Drives a load over kept connections. Throws where an answer is not the one that was to come. */
export async function drive(load: Load, buyers: Buyers): Promise<Driven> {
  const opened = Array.from({ length: load.connections }, () => Connection.open(load.url));
  const connections = await Promise.all(opened);
  try {
    return await driveOver(connections, load, buyers);
  } finally {
    for (const connection of connections) connection.close();
  }
}

function driveOver(connections: Connection[], load: Load, buyers: Buyers): Promise<Driven> {
  switch (load.pace.kind) {
    case "closed":
      return driveClosed(load, buyers, connections);
    case "steady":
      return driveSteadily(load, load.pace.perSecond, buyers, connections);
    case "open":
      return driveOpen(load, load.pace.perSecond, buyers, connections);
  }
}

async function driveClosed(
  { action, seconds }: Load,
  buyers: Buyers,
  connections: readonly Connection[],
): Promise<Driven> {
  const waits: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    connections.map(async (connection) => {
      for (let began = start; began < end; ) {
        if (!(await buyers.does(action, connection))) return;
        const now = performance.now();
        waits.push(now - began);
        began = now;
      }
    }),
  );
  return summary(waits, start);
}

async function driveSteadily(
  { action, seconds }: Load,
  perSecond: number,
  buyers: Buyers,
  connections: readonly Connection[],
): Promise<Driven> {
  const waits: number[] = [];
  const start = performance.now();
  const turns = Math.ceil((perSecond * seconds) / connections.length);
  const wait = (connections.length * 1_000) / perSecond;
  await Promise.all(
    connections.map(async (connection) => {
      for (let turn = 0; turn < turns; turn += 1) {
        const due = start + turn * wait;
        const early = due - performance.now();
        if (early > 0) await sleep(early);
        if (!(await buyers.does(action, connection))) return;
        waits.push(performance.now() - due);
      }
    }),
  );
  return summary(waits, start);
}

/**
 * Requests are timed from when they were due, so a server that stalls cannot hide the wait of those behind. None waits
 * for a connection: where all are busy another one is opened.
 */
async function driveOpen(
  { url, action, seconds }: Load,
  perSecond: number,
  buyers: Buyers,
  connections: Connection[],
): Promise<Driven> {
  const waits: number[] = [];
  const idle = [...connections];
  const start = performance.now();
  const send = async (due: number): Promise<void> => {
    const connection = idle.pop() ?? (await Connection.open(url));
    if (!connections.includes(connection)) connections.push(connection);
    const did = await buyers.does(action, connection);
    idle.push(connection);
    if (did) waits.push(performance.now() - due);
  };
  const running: Promise<void>[] = [];
  for (let at = 0; at < perSecond * seconds; at += 1) {
    const due = start + (at * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await sleep(early);
    running.push(send(due));
  }
  await Promise.all(running);
  return summary(waits, start);
}

function summary(waits: number[], start: number): Driven {
  const seconds = (performance.now() - start) / 1_000;
  waits.sort((a, b) => a - b);
  const at = (share: number): number => waits[Math.max(Math.ceil(waits.length * share) - 1, 0)] ?? Number.NaN;
  return { done: waits.length, seconds, p50: at(0.5), p99: at(0.99) };
}
