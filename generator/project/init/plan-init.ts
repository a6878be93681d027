import { posix } from "node:path";
import type { Change } from "../scaffold/disk.js";
import { type PackageParts, packageFile } from "./package-file.js";
import { skillPaths, skillText } from "./skill.js";
import {
  configText,
  ignoreText,
  settingsText,
  starterHandlers,
  starterSpec,
  tsconfigText,
  workflowText,
} from "./starter.js";
import { workflowFiles, workflowName } from "./workflow-schema.js";

/** What `init` has found in a folder. Paths are relative to it. */
export interface Found {
  /** The name for a new package.json. */
  readonly name: string;
  /** What a file holds; `null` where there is none. */
  readonly text: (path: string) => string | null;
  /** Where a path leads when links are followed. */
  readonly place: (path: string) => string;
  /** Whether some capability is specified already. */
  readonly hasSpecs: boolean;
  readonly hasWorkflow: boolean;
  readonly openspec: string;
  readonly output: string;
  /** Where the settings say that handlers go; `null` where they do not say. */
  readonly handlers: string | null;
}

export interface InitFile {
  readonly path: string;
  readonly outcome: "created" | "extended";
  readonly added: readonly string[];
}

export interface InitPlan {
  readonly changes: readonly Change[];
  readonly files: readonly InitFile[];
  /** Whether the first capability is among them, so that there is something to generate. */
  readonly starts: boolean;
  /** What stays as it is although it matters, in whole sentences. */
  readonly notes: readonly string[];
  /** The file that nothing can be added to, and why; then there is nothing else. */
  readonly broken: { readonly path: string; readonly reason: string } | null;
}

const ownHandlers = "server/handlers";

/** Which files a project lacks to be specified, generated, type-checked and tested. Nothing that is there is altered. */
export function planInit(found: Found, packages: Omit<PackageParts, "scripts">): InitPlan {
  const handlers = found.handlers ?? ownHandlers;
  const scripts = scriptsFor(handlers);
  const manifest = packageFile(found.text("package.json"), found.name, { scripts, ...packages });
  if (manifest.kind === "broken") {
    const broken = { path: "package.json", reason: manifest.reason };
    return { changes: [], files: [], starts: false, notes: [], broken };
  }
  const starts = !found.hasSpecs;
  const texts = new Map<string, { readonly text: string; readonly added: readonly string[] }>();
  if (manifest.kind === "changed") texts.set("package.json", manifest);
  const add = (path: string, text: string, added: string) => {
    if (found.text(path) === null) texts.set(path, { text, added: [added] });
  };
  add("tsconfig.json", tsconfigText, "strict, for Node");
  add(".gitignore", ignoreText, "node_modules, built");
  const config = configFor(found, handlers, starts);
  if (config !== null) texts.set(settingsPath(found), { text: config, added: ["settings"] });
  if (starts) {
    const path = `${handlers}/notes.ts`;
    add(`${found.openspec}/specs/notes/spec.md`, starterSpec, "a first capability");
    add(path, starterHandlers(path, found.output), "its handlers");
  }
  if (!found.hasWorkflow) add(".github/workflows/specification.yml", workflowText, "CI");
  for (const [path, text] of workflowFiles)
    add(`${found.openspec}/schemas/${workflowName}/${path}`, text, "workflow for assistants");
  // One of the folders may be a link to the other, and a file is written once.
  const skills = new Map(skillPaths.toReversed().map((path) => [found.place(path), path]));
  for (const path of [...skills.values()].toReversed()) add(path, skillText, "skill for assistants");
  const changes = [...texts].map(([path, { text }]) => ({ path, text, before: found.text(path) }));
  const files = [...texts].map(
    ([path, { added }]): InitFile => ({
      path,
      outcome: found.text(path) === null ? "created" : "extended",
      added,
    }),
  );
  return { changes, files, starts, notes: notesOn(found, texts.get("package.json")?.text), broken: null };
}

const scriptsFor = (handlers: string) => ({
  start: `tsx ${posix.join(posix.dirname(handlers), "main.ts")}`,
  check: "specwright check",
  generate: "specwright generate",
  types: "tsc --noEmit",
  test: "specwright check && specwright generate --check && tsc --noEmit && specwright test",
});

/** OpenSpec takes `config.yml` where there is no `config.yaml`. */
const settingsPath = ({ text, openspec }: Found): string => {
  const [path, other] = [`${openspec}/config.yaml`, `${openspec}/config.yml`];
  return text(path) === null && text(other) !== null ? other : path;
};

const hasSettings = (config: string): boolean => /^\ufeff?specwright[ \t]*:/m.test(config);

/** `null` where the settings stay as they are: what is written already would be read strictly with a section of ours. */
function configFor(found: Found, handlers: string, starts: boolean): string | null {
  const config = found.text(settingsPath(found));
  if (config === null) return starts ? configText(handlers) : null;
  if (!starts || hasSettings(config)) return null;
  const gap = config === "" || config.endsWith("\n") ? "" : "\n";
  return `${config}${gap}${settingsText(handlers)}`;
}

function notesOn(found: Found, written: string | undefined): readonly string[] {
  const { text, hasSpecs } = found;
  const config = text(settingsPath(found)) ?? "";
  const workflow = /^\ufeff?schema[ \t]*:[ \t]*["']?([\w-]+)/m.exec(config)?.[1] ?? null;
  const hasConfig = text(settingsPath(found)) !== null || hasSpecs;
  const isModule = /"type"\s*:\s*"module"/.test(written ?? text("package.json") ?? "");
  return [
    ...(hasSpecs && !hasSettings(config)
      ? [
          `${settingsPath(found)} has no section \`specwright:\`, so the specification is read leniently: what is not in the notation is a note. Add the section when it is to be an error.`,
        ]
      : []),
    ...(hasConfig && workflow !== workflowName
      ? [
          `${settingsPath(found)} says ${workflow === null ? "no `schema:`" : `\`schema: ${workflow}\``}, so assistants follow another workflow. Say \`schema: ${workflowName}\` there for all new changes, or name it for one: \`openspec new change <id> --schema ${workflowName}\`.`,
        ]
      : []),
    ...(isModule
      ? []
      : [
          'package.json has no "type": "module", and the generated files are ES modules. Add it, or keep them in a folder that has its own package.json.',
        ]),
  ];
}
