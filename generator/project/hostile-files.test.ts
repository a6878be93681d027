import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { notesSpec } from "./testing/notes.js";
import { testProject } from "./testing/test-project.js";

const config = "openspec/config.yaml";
const spec = "openspec/specs/notes/spec.md";
const script = "features/steps/a.ts";

const pipe = (path: string) => execFileSync("mkfifo", [path]);
const endless = (path: string) => symlinkSync("/dev/zero", path);
const circle = (path: string) => symlinkSync(path, path);
const nowhere = (path: string) => symlinkSync("nothing-is-here", path);
const folder = (path: string) => mkdirSync(path);
/** Four gigabytes that take no room on the disk. */
const sparse = (path: string) => {
  writeFileSync(path, "");
  truncateSync(path, 4 * 1024 ** 3);
};
const text = (content: string) => (path: string) => writeFileSync(path, content);
const keys = (count: number) =>
  text(`${Array.from({ length: count }, (_, i) => `key${i}: 1\n`).join("")}specwright:\n`);

const ok: readonly string[] = [];

/** What stands where, and the codes of all that is said of it. */
const cases: readonly (readonly [path: string, put: (path: string) => void, codes: readonly string[]])[] = [
  [config, pipe, ["file-unreadable"]],
  [config, endless, ["file-unreadable"]],
  [config, circle, ["file-unreadable"]],
  [config, folder, ["file-unreadable"]],
  [config, sparse, ["file-too-large"]],
  [config, keys(200_000), ["file-too-large"]],
  [config, keys(10_000), ok],
  [config, text("[".repeat(100_000)), ["config-ignored"]],
  [config, text("- ".repeat(60_000)), ["config-ignored"]],
  [config, text('"a" '.repeat(30_000)), ["config-ignored"]],
  [
    config,
    text(
      `specwright: &a0 [x]\n${Array.from({ length: 3000 }, (_, i) => `k${i}: &a${i + 1} [*a${i}, *a${i}]\n`).join("")}`,
    ),
    ["config-wrong-type"],
  ],
  [spec, pipe, ["file-unreadable"]],
  [spec, circle, ["file-unreadable"]],
  [spec, folder, ["file-unreadable"]],
  [spec, nowhere, ["file-unreadable"]],
  [spec, endless, ["spec-link-outside"]],
  [spec, sparse, ["file-too-large"]],
  [script, pipe, ["file-unreadable"]],
  [script, sparse, ["file-too-large"]],
  ["generated/manifest.json", sparse, ["output-blocked"]],
  ["generated/manifest.json", pipe, ["output-blocked"]],
  ["generated/routes.ts", sparse, ["output-blocked"]],
];

/** Checks and generates each project; a file that is read without end would keep this process for ever. */
function codesOf(roots: readonly string[]): unknown {
  const url = (name: string) => JSON.stringify(new URL(name, import.meta.url).href);
  const code = `
    const { openProject } = await import(${url("./open-project.ts")});
    const { generateProject } = await import(${url("./generate-project.ts")});
    const codes = [];
    for (const root of ${JSON.stringify(roots)}) {
      const opened = await openProject({ project: null, paths: {} }, root);
      const said = opened.kind !== "open" ? opened
        : await generateProject(opened.project, {
            check: false,
            force: false,
            changes: [],
            progress: () => {},
          });
      codes.push(said.diagnostics.filter(({ severity }) => severity !== "info").map(({ code }) => code));
    }
    console.log(JSON.stringify(codes));`;
  const args = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", code];
  const { stdout, stderr, signal } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: 45_000 });
  if (signal !== null || stderr !== "") throw new Error(`It ended by ${signal}: ${stderr}`);
  return JSON.parse(stdout);
}

it("nothing is read without end, whatever stands where a file should", () => {
  const roots = cases.map(([path, put]) => {
    const root = testProject({ "openspec/specs/sound/spec.md": notesSpec });
    mkdirSync(dirname(join(root, path)), { recursive: true });
    put(join(root, path));
    return root;
  });
  expect(codesOf(roots)).toEqual(cases.map(([, , codes]) => codes));
}, 60_000);
