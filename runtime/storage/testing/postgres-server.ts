import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmod, chown, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { ownSchema } from "./own-schema.js";
import { type Account, accountForServer, findBinaries, type PostgresBinaries } from "./postgres-binaries.js";

/** A PostgreSQL server of our own, for tests and measurements. */
export interface PostgresServer {
  /** Makes an empty schema and gives the URL by which nothing else is seen; it is removed with the server. */
  newSchema(): Promise<string>;
  /** Ends it as a power cut would; with SIGQUIT as an "immediate" shutdown does, which recovers in the same way. */
  kill(signal?: "SIGKILL" | "SIGQUIT"): Promise<void>;
  /** Starts it again after a kill; its port stays. */
  restart(): Promise<void>;
  /** Ends it and removes its files. */
  stop(): Promise<void>;
}

export interface PostgresServerOptions {
  /** false, the default, never waits for the disk: faster, and good enough where no power fails. */
  readonly durable?: boolean;
}

const START_MILLISECONDS = 20_000;

/** Starts a server in a folder of its own. Takes about a second. */
export async function startPostgres({
  durable = false,
}: PostgresServerOptions = {}): Promise<PostgresServer> {
  const account = await accountForServer();
  const folder = await mkdtemp(join(tmpdir(), "shop-postgres-"));
  if (account !== null) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  const data = join(folder, "data");
  const binaries = await initialized(data, account);
  const port = await freePort();
  const url = `postgres://shop@127.0.0.1:${port}`;
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=100",
  ];
  if (!durable) settings.push("fsync=off", "full_page_writes=off");
  const args = ["-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const start = () => started(binaries.postgres, args, { account, url });
  let server = await start();
  // Where the tests end before they say so, the server must not stay.
  const end = () => server.kill("SIGKILL");
  process.once("exit", end);
  return {
    newSchema: async () => (await ownSchema(`${url}/postgres`)).url,
    kill: (signal = "SIGKILL") => ended(server, signal),
    restart: async () => {
      server = await start();
    },
    stop: async () => {
      process.off("exit", end);
      await ended(server, "SIGINT");
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the files of a server with the first binaries that can. */
async function initialized(data: string, account: Account | null): Promise<PostgresBinaries> {
  const args = ["-D", data, "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
  const failures: string[] = [];
  for (const binaries of await findBinaries()) {
    try {
      await promisify(execFile)(binaries.initdb, args, { ...account, cwd: tmpdir(), env: environment() });
      return binaries;
    } catch (error) {
      failures.push(`${binaries.initdb}: ${error instanceof Error ? error.message : String(error)}`);
      await rm(data, { recursive: true, force: true });
    }
  }
  throw new Error(`No PostgreSQL could be started:\n${failures.join("\n")}`);
}

async function started(
  postgres: string,
  args: readonly string[],
  where: { readonly account: Account | null; readonly url: string },
  until: number = Date.now() + START_MILLISECONDS,
): Promise<ChildProcess> {
  const { account, url } = where;
  const server = spawn(postgres, args, {
    ...account,
    cwd: tmpdir(),
    env: environment(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr?.on("data", (chunk) => {
    said = (said + chunk).slice(-4_000);
  });
  while (Date.now() < until && server.exitCode === null) {
    try {
      await asAdmin(url, "SELECT 1");
      return server;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  server.kill("SIGKILL");
  // The workers of a server that was killed release its memory a moment later.
  if (said.includes("pre-existing shared memory block") && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    return started(postgres, args, where, until);
  }
  throw new Error(`PostgreSQL did not start:\n${said}`);
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = new Promise((resolve) => server.once("exit", resolve));
  server.kill(signal);
  await exit;
}

async function asAdmin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${url}/postgres`, connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
