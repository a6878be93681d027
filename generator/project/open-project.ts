import { basename, join, relative, resolve } from "node:path";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Settings } from "../settings.js";
import type { Located, SourceFile } from "../source.js";
import { type Config, emptyConfig } from "./config.js";
import { configPath } from "./config-path.js";
import {
  cacheFolder,
  defaultPaths,
  insideProject,
  isFolder,
  liesIn,
  overlap,
  type PathKey,
  type ProjectPaths,
  pathKeys,
  projectAbove,
  realPlace,
} from "./place.js";
import { objectionTo } from "./safe-place.js";
import { readSource } from "./source-file.js";

/** OpenSpec itself takes no more than 50 KB of context, and YAML of hostile text takes time by the square of its length. */
export const mostBytesOfConfig = 128 * 1024;

/** What flags say; they win over config.yaml. Paths are relative to the project. */
export interface ProjectFlags {
  readonly project: string | null;
  readonly paths: Readonly<Partial<Record<PathKey | "openspec", string>>>;
}

export interface Project {
  readonly paths: ProjectPaths;
  readonly settings: Settings;
  /** Absolute; `null` where nothing can be kept. */
  readonly cacheDir: string | null;
  /** What is said of config.yaml, and does not keep the project from being opened. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  /** Where config.yaml names the capabilities that are compiled. */
  readonly capabilities: readonly Located<string>[];
}

export type Opened =
  | { readonly kind: "open"; readonly project: Project }
  /** Called in a wrong way. */
  | { readonly kind: "misuse" | "no-specification"; readonly message: string; readonly hint: string }
  | {
      readonly kind: "misconfigured";
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: readonly SourceFile[];
    };

/** Finds a project and reads its settings. */
export async function openProject(flags: ProjectFlags, cwd: string): Promise<Opened> {
  const root = resolve(cwd, flags.project ?? ".");
  if (!isFolder(root))
    return misuse(`There is no folder \`${flags.project}\`.`, "Name the project's folder.");
  const outside = Object.entries(flags.paths).find(([, path]) => insideProject(root, path) === null);
  if (outside !== undefined) {
    return misuse(
      `--${outside[0]} ${outside[1]} leads outside the project.`,
      "Name a place inside it, relative to its folder.",
    );
  }
  const openspec =
    insideProject(root, flags.paths.openspec ?? defaultPaths.openspec) ?? defaultPaths.openspec;
  if (!isFolder(join(root, openspec))) return noSpecification(root, openspec, cwd);
  for (const key of pathKeys) {
    const path = flags.paths[key] ?? null;
    const reason = path === null ? null : objectionTo(insideProject(root, path) ?? "");
    if (reason !== null)
      return misuse(`--${key} ${path} is not a folder to write to: ${reason}.`, "Name a separate folder.");
  }
  const { config, sources } = await configOf(root, openspec);
  const paths = pathsOf(root, openspec, flags, config);
  const diagnostics = [...config.diagnostics, ...conflicts(paths)];
  if (diagnostics.some(({ severity }) => severity === "error"))
    return { kind: "misconfigured", diagnostics, sources };
  if (config.store !== null && isOnlyConfig(root, openspec)) return inStore(openspec, config.store);
  const { version, requireMeta, requireGivenWhenThen, unknown, foreign, targets } = config;
  const named = config.capabilities;
  const capabilities = named?.map(({ value }) => value) ?? null;
  const title = config.title ?? basename(root);
  const strictness = { requireMeta, requireGivenWhenThen, unknown, foreign, capabilities };
  const settings = { title, version, ...strictness, targets };
  const said = { diagnostics, sources, capabilities: named ?? [] };
  return { kind: "open", project: { paths, settings, cacheDir: cacheFolder(root), ...said } };
}

/** OpenSpec goes to the store that config.yaml names only where nothing else is there. */
const isOnlyConfig = (root: string, openspec: string): boolean =>
  !isFolder(join(root, openspec, "specs")) && !isFolder(join(root, openspec, "changes"));

const inStore = (openspec: string, store: string): Opened => ({
  kind: "no-specification",
  message: `The specification is not in this project: ${openspec} points to the store \`${store}\`.`,
  hint: "`openspec store list` says where it is: run specwright there, or name that folder with --project DIR.",
});

/** What Specwright writes, what people write and what they specify stand apart. */
function conflicts(paths: ProjectPaths): readonly Diagnostic[] {
  const { root, openspec, output } = paths;
  const at = { path: configPath(root, openspec), start: 0, end: 0 };
  const real = realPlace(root, output);
  const specs = realPlace(root, openspec) ?? openspec;
  if (overlap(output, openspec) || (real !== null && overlap(real, specs)))
    return [diagnose("output-in-specs", at, { path: output })];
  const unsafe = (key: PathKey, reason: string): Diagnostic =>
    diagnose("unsafe-place", at, { key, path: paths[key], reason });
  // Whether a link leads out of the project is asked again before each write.
  const objection = real === null ? null : real === "" ? "it is the project itself" : objectionTo(real);
  if (objection !== null) return [unsafe("output", objection)];
  return pathKeys
    .filter((key) => key !== "output")
    .flatMap((key) => {
      if (liesIn(paths[key], openspec))
        return [unsafe(key, "files in the specification's folder are written by hand")];
      return liesIn(paths[key], output)
        ? [unsafe(key, "it is in the output folder, where all files are generated")]
        : [];
    });
}

const misuse = (message: string, hint: string): Opened => ({ kind: "misuse", message, hint });

function noSpecification(root: string, openspec: string, cwd: string): Opened {
  const above = projectAbove(root);
  const hint =
    above === null
      ? "Run specwright in the folder that holds openspec/, name that folder with --project DIR, or create one with `specwright init`."
      : `There is one above: use \`--project ${relative(cwd, above) || "."}\`.`;
  const folder = relative(cwd, root);
  const here = folder === "" ? "this folder" : `\`${folder}\``;
  return { kind: "no-specification", message: `There is no folder \`${openspec}\` in ${here}.`, hint };
}

async function configOf(root: string, openspec: string) {
  const path = configPath(root, openspec);
  const { source, diagnostics } = readSource(root, path, mostBytesOfConfig);
  if (source === null || diagnostics.length > 0) {
    return { config: { ...emptyConfig, diagnostics }, sources: source === null ? [] : [source] };
  }
  // Loaded only here: a project without a config.yaml needs no YAML.
  const { readConfig } = await import("./config-file.js");
  return { config: readConfig(source, root), sources: [source] };
}

function pathsOf(root: string, openspec: string, flags: ProjectFlags, config: Config): ProjectPaths {
  const paths = { ...defaultPaths, root, openspec };
  for (const key of pathKeys) {
    const flag = flags.paths[key];
    const path = flag === undefined ? config.paths[key] : insideProject(root, flag);
    if (path !== undefined && path !== null) paths[key] = path;
  }
  return paths;
}
