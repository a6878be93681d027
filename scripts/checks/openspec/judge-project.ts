import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "../../../generator/1-parse/parse.js";
import { checkProject } from "../../../generator/project/check-project.js";
import { openProject } from "../../../generator/project/open-project.js";
import { readSpecFiles } from "../../../generator/project/spec-files.js";
import { openspec } from "./openspec.js";

/** How OpenSpec and this compiler read a project. */
export interface Judged {
  readonly specs: number;
  readonly requirements: number;
  readonly scenarios: number;
  readonly changes: number;
  /** Changes that both take, and those that both refuse. */
  readonly taken: number;
  readonly refused: number;
  readonly differences: readonly string[];
  /** Of each file, milliseconds a kilobyte to read it. */
  readonly pace: readonly { readonly path: string; readonly milliseconds: number }[];
}

/** Holds a copy of a project against OpenSpec's command line: what it counts, and each change that it archives. */
export async function judgeProject(folder: string): Promise<Judged> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "specwright-openspec-")));
  try {
    cpSync(join(folder, "openspec"), join(root, "openspec"), { recursive: true });
    const counts = await compareCounts(root);
    const active = await compareActive(root);
    const replayed = await replayArchive(root);
    return {
      ...counts,
      changes: active.changes + replayed.changes,
      taken: active.taken + replayed.taken,
      refused: active.refused + replayed.refused,
      differences: [...counts.differences, ...active.differences, ...replayed.differences],
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function compareCounts(root: string) {
  const { sources } = readSpecFiles(root, "openspec");
  const differences: string[] = [];
  const pace: { path: string; milliseconds: number }[] = [];
  let [requirements, scenarios] = [0, 0];
  for (const source of sources) {
    const document = parse(source);
    const kilobytes = Math.max(1, Buffer.byteLength(source.text) / 1024);
    pace.push({ path: source.path, milliseconds: best(() => parse(source)) / kilobytes });
    const ours = [document.requirements.length, count(document.requirements)];
    const { out } = await openspec(root, "show", document.capability, "--type", "spec", "--json");
    const theirs = countsIn(out);
    requirements += ours[0] ?? 0;
    scenarios += ours[1] ?? 0;
    if (theirs === null) {
      // What OpenSpec does not read at all must be said here at its place.
      const isSaid = document.diagnostics.some(({ severity }) => severity !== "info");
      if (!isSaid) differences.push(`${source.path}: OpenSpec does not show it: ${problemIn(out)}`);
    } else if (theirs.join() !== ours.join() && !document.diagnostics.some(({ code }) => readHere.has(code)))
      differences.push(
        `${source.path}: ${theirs.join(" and ")} requirements and scenarios, here ${ours.join(" and ")}`,
      );
  }
  return { specs: sources.length, requirements, scenarios, differences, pace };
}

/** What OpenSpec leaves out without a word, and is read here with a warning at its place. */
const readHere: ReadonlySet<string> = new Set(["requirement-outside-section", "heading-level"]);

/** The least of some runs, once the engine knows the code. */
function best(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

const count = (requirements: readonly { readonly scenarios: readonly unknown[] }[]): number =>
  requirements.reduce((sum, { scenarios }) => sum + scenarios.length, 0);

function countsIn(text: string): readonly number[] | null {
  try {
    const { requirements }: { requirements: { scenarios: unknown[] }[] } = JSON.parse(text);
    return [requirements.length, count(requirements)];
  } catch {
    return null;
  }
}

const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";

interface Compared {
  changes: number;
  taken: number;
  refused: number;
  readonly differences: string[];
}

/** Each active change by itself, on the specification as it stands. */
async function compareActive(root: string): Promise<Compared> {
  const compared: Compared = { changes: 0, taken: 0, refused: 0, differences: [] };
  for (const id of foldersIn(join(root, "openspec/changes")).filter((name) => name !== "archive")) {
    const copy = realpathSync(mkdtempSync(join(tmpdir(), "specwright-openspec-")));
    cpSync(join(root, "openspec"), join(copy, "openspec"), { recursive: true });
    await compareChange(copy, id, compared);
    rmSync(copy, { recursive: true, force: true });
  }
  return compared;
}

/** All archived changes once more, one after the other, from an empty specification. */
async function replayArchive(root: string): Promise<Compared> {
  const compared: Compared = { changes: 0, taken: 0, refused: 0, differences: [] };
  const copy = realpathSync(mkdtempSync(join(tmpdir(), "specwright-openspec-")));
  mkdirSync(join(copy, "openspec/specs"), { recursive: true });
  for (const name of foldersIn(join(root, "openspec/changes/archive"))) {
    const id = name.replace(/^\d{4}-\d\d-\d\d-/, "");
    cpSync(join(root, "openspec/changes/archive", name), join(copy, "openspec/changes", id), {
      recursive: true,
    });
    await compareChange(copy, id, compared);
    rmSync(join(copy, "openspec/changes", id), { recursive: true, force: true });
  }
  rmSync(copy, { recursive: true, force: true });
  return compared;
}

async function compareChange(root: string, id: string, compared: Compared): Promise<void> {
  const folder = join(root, "openspec/changes", id);
  const proposal = join(folder, "proposal.md");
  if (!existsSync(proposal))
    writeFileSync(
      proposal,
      "## Why\nIt was wanted by the people of this project.\n\n## What Changes\n- It.\n",
    );
  const opened = await openProject({ project: null, paths: {} }, root);
  if (opened.kind !== "open") {
    compared.differences.push(`${id}: the project does not open`);
    return;
  }
  const options = { progress: () => {}, needModel: true, changes: [id] };
  const { diagnostics, model } = await checkProject(opened.project, options);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const { out, err } = await openspec(root, "archive", id, "--yes");
  const isArchived = !existsSync(folder);
  compared.changes += 1;
  if (isArchived && errors.length === 0) {
    compared.taken += 1;
    const archived = await checkProject(opened.project, { ...options, changes: [] });
    const [ours, theirs] = [model, archived.model].map((one) =>
      JSON.stringify(
        one?.capabilities.map(({ id: name, requirements }) => [
          name,
          requirements.map((each) => [each.name, each.scenarios.map((scenario) => scenario.name)]),
        ]),
      ),
    );
    if (ours !== theirs) compared.differences.push(`${id}: archiving leaves another specification`);
  } else if (!isArchived && errors.length > 0) compared.refused += 1;
  else {
    const why =
      errors[0] === undefined ? problemIn(`${out}\n${err}`) : `${errors[0].code}: ${errors[0].message}`;
    compared.differences.push(
      `${id}: ${isArchived ? "archived, and refused here" : "refused, and taken here"}: ${why}`,
    );
  }
}

const problemIn = (said: string): string =>
  said
    .split("\n")
    .find((line) => /✗|failed|not found|Aborted|"message"/i.test(line))
    ?.trim() ?? lastLine(said);

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .sort();
}
