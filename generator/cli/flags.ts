import { type Command, Option } from "commander";
import type { ProjectFlags } from "../project/open-project.js";

export const formats = ["pretty", "json", "github"] as const;
export type Format = (typeof formats)[number];

/** The flags of every command. */
export interface CommonFlags {
  readonly format: Format;
  readonly place: ProjectFlags;
}

/** The flags as commander gives them. */
export interface RawFlags {
  readonly project?: string;
  readonly openspec?: string;
  readonly output?: string;
  readonly features?: string;
  readonly steps?: string;
  readonly handlers?: string;
  readonly app?: string;
  readonly format?: Format;
}

const places = ["openspec", "output", "features", "steps", "handlers", "app"] as const;
type Place = (typeof places)[number];

const descriptions: Readonly<Record<Place, string>> = {
  openspec: "the specification's folder (default: openspec)",
  output: "where generated files go (default: generated)",
  features: "handwritten features (default: features)",
  steps: "handwritten step definitions (default: features/steps)",
  handlers: "where scaffolded handlers go (default: handlers)",
  app: "the module that makes the application under test (default: features/support/app.ts)",
};

/** Adds the flags that say where things are and how to report. */
export function withCommonFlags(command: Command, own: readonly Place[]): Command {
  command.option("--project <dir>", "the project's folder (default: the current one)");
  for (const name of own) command.option(`--${name} <path>`, descriptions[name]);
  return command
    .addOption(new Option("--format <format>", "how to report").choices(formats).default("pretty"))
    .option("--no-color", "no colours; NO_COLOR does the same");
}

export function readFlags(raw: RawFlags): CommonFlags {
  const paths: Partial<Record<Place, string>> = {};
  for (const name of places) if (raw[name] !== undefined) paths[name] = raw[name];
  return { format: raw.format ?? "pretty", place: { project: raw.project ?? null, paths } };
}
