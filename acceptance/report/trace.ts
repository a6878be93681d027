import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type NamedStep, stepLine } from "./step-line.js";

/** Where a step stands: `openspec/specs/cart/spec.md:12`, and the line of the row of examples that fills it in. */
export interface Place {
  readonly at: string;
  readonly row: number | null;
}

/**
 * The place of a step of the scenario with this id in the specification: the file alone where it no longer says the step;
 * null where no specification is known.
 */
export type Trace = (scenario: string, step: NamedStep) => Place | null;

/**
 * Finds places in the specifications that `trace.json` names, and before those in the deltas of changes, the last one first.
 * Reads them when first asked: a green run never does.
 */
export function traceReader(root: string, file: string, changes: readonly string[] = []): Trace {
  let paths: ReadonlyMap<string, string> | null = null;
  const texts = new Map<string, string | null>();
  const textOf = (path: string): string | null => {
    const text = texts.get(path) ?? readText(resolve(root, path));
    texts.set(path, text);
    return text;
  };
  return (scenario, step) => {
    const capability = capabilityOf(scenario);
    const deltas = changes.toReversed().map((folder) => `${folder}/specs/${capability}/spec.md`);
    paths ??= readPaths(resolve(root, file));
    const path = paths.get(capability);
    for (const candidate of path === undefined ? deltas : [...deltas, path]) {
      const text = textOf(candidate);
      const found = text === null ? null : stepLine(text, step);
      if (found !== null) return { at: `${candidate}:${found.line}`, row: found.row };
    }
    return path === undefined ? null : { at: path, row: null };
  };
}

/** `order-management/create-an-order/an-empty-cart` without its requirement and its own name. */
const capabilityOf = (scenario: string): string => scenario.split("/").slice(0, -2).join("/");

function readPaths(file: string): ReadonlyMap<string, string> {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
    return new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  } catch {
    // Without the map a failure is shown without its line; it must not hide what failed.
    return new Map();
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
