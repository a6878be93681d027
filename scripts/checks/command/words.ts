import { parseArgs } from "node:util";
import { isTarget, type Target, targets } from "../servers/targets.js";

/** What a command takes: shops of this repository, servers and numbers, each with what it is unless said. */
export interface Taken<T extends string, S extends string, N extends string> {
  readonly usage: string;
  readonly targets: Readonly<Record<T, Target>>;
  /** A shop of this repository or the address of a server. */
  readonly servers: Readonly<Record<S, Target>>;
  readonly numbers: Readonly<Record<N, number>>;
}

export interface Words<T extends string, S extends string, N extends string> {
  readonly targets: Readonly<Record<T, Target>>;
  readonly servers: Readonly<Record<S, Target | URL>>;
  readonly numbers: Readonly<Record<N, number>>;
}

/** Reads the words of a command; where they are wrong, or help is wanted, it says how to call it and ends the process. */
export function wordsOf<T extends string, S extends string, N extends string>(
  taken: Taken<T, S, N>,
): Words<T, S, N> {
  const misuse = (problem: string): never => {
    console.error(`error: ${problem}\n${taken.usage}`);
    process.exit(2);
  };
  const names = [taken.targets, taken.servers, taken.numbers].flatMap((known) => Object.keys(known));
  const values = parsed(names, misuse);
  if (values.get("help") === true) {
    console.log(taken.usage);
    process.exit(0);
  }
  const read = <V>(known: Readonly<Record<string, V>>, reader: (name: string, text: string) => V) =>
    Object.fromEntries(
      Object.entries(known).map(([name, standard]) => {
        const given = values.get(name);
        return [name, typeof given === "string" ? reader(name, given) : standard];
      }),
    );
  return {
    targets: read<Target>(taken.targets, (name, text) =>
      isTarget(text) ? text : misuse(`--${name} must be one of ${targets.join(", ")}, not "${text}".`),
    ) as Record<T, Target>,
    servers: read<Target | URL>(taken.servers, (name, text) => {
      if (isTarget(text)) return text;
      if (/^https?:/.test(text) && URL.canParse(text)) return new URL(text);
      return misuse(`--${name} must be one of ${targets.join(", ")}, or an address, not "${text}".`);
    }) as Record<S, Target | URL>,
    numbers: read<number>(taken.numbers, (name, text) =>
      /^\d{1,9}$/.test(text) ? Number(text) : misuse(`--${name} must be a whole number, not "${text}".`),
    ) as Record<N, number>,
  };
}

function parsed(names: readonly string[], misuse: (problem: string) => never) {
  const texts = Object.fromEntries(names.map((name) => [name, { type: "string" }] as const));
  try {
    const { values } = parseArgs({ options: { ...texts, help: { type: "boolean", short: "h" } } });
    return new Map<string, unknown>(Object.entries(values));
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}
