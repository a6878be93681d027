import { join } from "node:path";
import { parse } from "yaml";
import type { ProjectGuidance } from "../brief/brief.js";
import { configPath } from "./config-path.js";
import { mostBytesOfConfig } from "./open-project.js";
import type { ProjectPaths } from "./place.js";
import { readTextWithin } from "./read-file.js";

/** The context and the rules of config.yaml, which belong to OpenSpec; what is not in its form is left out. */
export function readGuidance({ root, openspec }: ProjectPaths): ProjectGuidance {
  const text = readTextWithin(join(root, configPath(root, openspec)), mostBytesOfConfig);
  if (text === null) return { context: null, rules: [] };
  const { context, rules } = asEntries(parsed(text));
  return {
    context: typeof context === "string" && context.trim() !== "" ? context : null,
    rules: Object.entries(asEntries(rules)).flatMap(([artifact, list]) => {
      const texts = Array.isArray(list) ? list.filter((rule) => typeof rule === "string") : [];
      return texts.length === 0 ? [] : [{ artifact, rules: texts }];
    }),
  };
}

function parsed(text: string): unknown {
  try {
    return parse(text, { logLevel: "silent", prettyErrors: false, uniqueKeys: false });
  } catch {
    // `check` says what is wrong with it.
    return null;
  }
}

const asEntries = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
