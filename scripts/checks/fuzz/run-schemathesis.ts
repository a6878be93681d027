import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tokenMint } from "../../../runtime/auth/bearer.js";
import { root } from "../../build/python/require-python.js";
import { auth, webhookSecret } from "../servers/secrets.js";
import { CHECKS } from "./checks.js";

/** What of a run is of interest to us, as Schemathesis writes it down. */
export interface FuzzReport {
  readonly complete: boolean;
  readonly stop_reason: string;
  readonly operations: { readonly selected: number; readonly tested: number };
  readonly phases: { readonly [name: string]: { readonly status: string } };
  readonly test_cases: { readonly generated: number; readonly unique_failures: number };
  readonly errors: readonly unknown[];
  /** Failures that hooks.py excused. */
  readonly filtered: number;
}

/** A run: how it ended, what it counted (null where it did not come that far) and what it said. */
export interface FuzzRun {
  readonly exitCode: number | null;
  readonly report: FuzzReport | null;
  readonly said: string;
}

export interface FuzzOrder {
  readonly python: string;
  readonly url: string;
  /** Random cases for each operation; the cases that are worked out from the description come on top. */
  readonly perOperation: number;
  readonly seed: number;
  /** Whether people watch. */
  readonly live: boolean;
}

const here = import.meta.dirname;
const HOURS = 12;

/** Runs Schemathesis with all its checks and phases against a server. */
export async function runSchemathesis(order: FuzzOrder): Promise<FuzzRun> {
  const folder = await mkdtemp(join(tmpdir(), "fuzz-"));
  try {
    const identities = join(folder, "identities.json");
    await writeFile(identities, JSON.stringify({ auth: identitiesNow() }));
    const env = {
      ...process.env,
      FUZZ_IDENTITIES: identities,
      WEBHOOK_SECRET: webhookSecret,
      SCHEMATHESIS_HOOKS: join(here, "hooks.py"),
      PYTHONDONTWRITEBYTECODE: "1",
    };
    const report = join(folder, "report.json");
    const { exitCode, said } = await runProgram(order.python, wordsOf(order, report), {
      cwd: folder,
      env,
      live: order.live,
    });
    const text = await readFile(report, "utf8").catch(() => null);
    return { exitCode, said, report: text === null ? null : JSON.parse(text) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function wordsOf({ url, perOperation, seed, live }: FuzzOrder, report: string): readonly string[] {
  return [
    ...["-m", "schemathesis.cli", "--config-file", join(here, "schemathesis.toml")],
    ...(live ? [] : ["--no-color"]),
    ...["run", join(root, "generated/openapi.json"), "--url", url],
    ...["--max-examples", String(perOperation), "--seed", String(seed)],
    ...["--checks", CHECKS.join(",")],
    ...["--continue-on-failure", "--generation-database", "none"],
    ...["--report", "json", "--report-json-path", report],
  ];
}

/** Two buyers who must not see each other's things; one of them is an admin, too. */
function identitiesNow() {
  const mint = tokenMint(auth);
  const people = { ann: ["admin"], bob: [] };
  return Object.entries(people).map(([name, roles]) => {
    const token = mint({ caller: `user_${name}`, roles }, new Date(), HOURS * 60);
    return { name, fixedHeaders: [{ name: "Authorization", value: `Bearer ${token}` }] };
  });
}

interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly live: boolean;
}

function runProgram(program: string, words: readonly string[], { cwd, env, live }: Surroundings) {
  return new Promise<{ exitCode: number | null; said: string }>((resolve, reject) => {
    const child = spawn(program, words, { cwd, env, stdio: live ? "inherit" : ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        said += chunk;
      });
    child.once("error", reject);
    child.once("close", (exitCode) => resolve({ exitCode, said }));
  });
}
