import { spawnSync } from "node:child_process";

/** What a Python must be able to do before we make an environment with it. */
export type Finding =
  | { readonly kind: "found"; readonly command: string }
  | { readonly kind: "missing"; readonly problem: string; readonly fix: string };

const OLDEST = [3, 11] as const;
const NAMES = ["python3.13", "python3.12", "python3.11", "python3", "python"];
const PROBE = "import sys; print(*sys.version_info[:2]); import venv, ensurepip";

interface Answer {
  readonly name: string;
  readonly version: readonly [number, number];
  readonly venv: boolean;
}

/** Looks for a Python that is new enough and can make environments; the one that `PYTHON` names wins. */
export function findPython(env: NodeJS.ProcessEnv): Finding {
  const names = env.PYTHON ? [env.PYTHON] : NAMES;
  const answers = names.flatMap((name) => ask(name) ?? []);
  const wanted = OLDEST.join(".");
  const newEnough = answers.filter(({ version }) => isNewEnough(version));
  const [able] = newEnough.filter(({ venv }) => venv);
  if (able !== undefined) return { kind: "found", command: able.name };
  const [unable] = newEnough;
  if (unable !== undefined)
    return missing(
      `${unable.name} has no module venv, which makes environments.`,
      `Install it: on Debian and Ubuntu, apt-get install python3-venv.`,
    );
  const [old] = answers;
  const install = `Install Python ${wanted} or later with its module venv, or name one: PYTHON=/path/to/python.`;
  if (old !== undefined)
    return missing(`${old.name} is Python ${old.version.join(".")}; ${wanted} or later is needed.`, install);
  return missing(`There is no Python here: no ${names.join(", ")} that runs.`, install);
}

function missing(problem: string, fix: string): Finding {
  return { kind: "missing", problem, fix };
}

function ask(name: string): Answer | null {
  const { stdout, status, error } = spawnSync(name, ["-c", PROBE], { encoding: "utf8" });
  const [, major, minor] = /^(\d+) (\d+)/.exec(error === undefined ? stdout : "") ?? [];
  return major === undefined ? null : { name, version: [Number(major), Number(minor)], venv: status === 0 };
}

function isNewEnough([major, minor]: readonly [number, number]): boolean {
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}
