import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** What the `.openspec.yaml` of a change says. */
export interface ChangeMetadata {
  /** It leaves the specifications as they are. */
  readonly skipsSpecs: boolean;
  /** It may take the last requirement of a capability, and so the capability. */
  readonly retires: boolean;
  /** Why one of these is said and OpenSpec does not take it; `null` where nothing is wrong. */
  readonly problem: string | null;
}

const markers = ["skip_specs", "retire_capabilities"] as const;

/** Reads it as OpenSpec does: a marker counts only where all of the file is as it should be. */
export function readChangeMetadata(folder: string): ChangeMetadata {
  const file = join(folder, ".openspec.yaml");
  const none = { skipsSpecs: false, retires: false, problem: null };
  if (!existsSync(file)) return none;
  const text = readFileSync(file, "utf8");
  let value: unknown;
  try {
    value = parse(text, { logLevel: "silent" });
  } catch {
    const isSaid = markers.some((key) => new RegExp(`^\\s*(['"]?)${key}\\1\\s*:`, "m").test(text));
    return isSaid ? { ...none, problem: "the file is not valid YAML" } : none;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return none;
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const said = markers.filter((key) => key in fields && fields[key] !== false);
  if (said.length === 0) return none;
  const problem = problemOf(fields);
  if (problem !== null) return { ...none, problem };
  return {
    skipsSpecs: fields.skip_specs === true,
    retires: fields.retire_capabilities === true,
    problem: null,
  };
}

function problemOf(fields: Readonly<Record<string, unknown>>): string | null {
  const { schema, created } = fields;
  if (typeof schema !== "string" || schema === "")
    return "`schema` is missing, the workflow that the change follows";
  if (created !== undefined && !(typeof created === "string" && /^\d{4}-\d{2}-\d{2}$/.test(created)))
    return "`created` is no date as 2026-12-01";
  const bad = markers.find((key) => fields[key] !== undefined && typeof fields[key] !== "boolean");
  return bad === undefined ? null : `\`${bad}\` is neither true nor false`;
}
