import { type ShopProcess, startShopProcess } from "./served-elsewhere.js";

/** Processes that have nothing to do: to start one takes a while, so one always waits for the next scenario or crash. */
const idle: Promise<ShopProcess>[] = [];
const all = new Set<ShopProcess>();

/** How many servers share the store of a scenario: `SERVERS`, one unless said. */
export function serversWanted(kind: string): number {
  const { SERVERS = "1" } = process.env;
  if (!/^[1-9]$/.test(SERVERS)) throw new Error(`SERVERS must be a number from 1 to 9, not "${SERVERS}".`);
  if (SERVERS !== "1" && kind !== "postgres")
    throw new Error(`SERVERS=${SERVERS} needs STORE=postgres: one process owns a ${kind} store.`);
  return Number(SERVERS);
}

export function takeProcess(): Promise<ShopProcess> {
  const server = idle.pop() ?? start();
  if (idle.length === 0) idle.push(start());
  return server;
}

/** One that has closed its shop serves the next scenario. */
export function giveBack(server: ShopProcess): void {
  idle.push(Promise.resolve(server));
}

export async function endProcess(server: ShopProcess): Promise<void> {
  all.delete(server);
  await server.kill();
}

export async function endProcesses(): Promise<void> {
  await Promise.allSettled(idle.splice(0));
  await Promise.all([...all].map(endProcess));
}

async function start(): Promise<ShopProcess> {
  const server = await startShopProcess();
  all.add(server);
  return server;
}
