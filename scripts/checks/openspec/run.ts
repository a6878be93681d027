/**
 * How OpenSpec's command line and this compiler read the same projects: `npm run openspec -- [FOLDER]`, a folder of projects. Counts
 * of each specification, each active change, and all archived changes once more from an empty specification. Exit code 1: there is
 * a difference that `explained.json` does not explain, or a file that takes ten times the median a kilobyte.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { judgeProject } from "./judge-project.js";

const folder = resolve(process.argv[2] ?? "../shared/corpus");
if (!existsSync(folder)) {
  console.log(`There is no ${folder}: nothing was compared. Name a folder that holds OpenSpec projects.`);
  process.exit(2);
}
const explained: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, "explained.json"), "utf8"),
);
const reasonOf = (difference: string): string | null =>
  Object.entries(explained).find(([part]) => difference.includes(part))?.[1] ?? null;

let unexplained = 0;
const pace: { readonly path: string; readonly milliseconds: number }[] = [];
console.log("project                        specs  requirements  scenarios  changes  taken  refused  differ");
for (const name of readdirSync(folder).sort()) {
  if (!existsSync(join(folder, name, "openspec"))) continue;
  const judged = await judgeProject(join(folder, name));
  pace.push(...judged.pace.map((one) => ({ ...one, path: `${name}/${one.path}` })));
  const cells = [
    judged.specs,
    judged.requirements,
    judged.scenarios,
    judged.changes,
    judged.taken,
    judged.refused,
  ];
  const widths = [5, 12, 9, 7, 5, 7];
  const row = cells.map((cell, i) => String(cell).padStart(widths[i] ?? 5)).join("  ");
  console.log(`${name.slice(0, 29).padEnd(29)}  ${row}  ${String(judged.differences.length).padStart(6)}`);
  for (const difference of judged.differences) {
    const reason = reasonOf(difference);
    if (reason === null) unexplained += 1;
    console.log(
      `  ${reason === null ? "DIFFERS" : "explained"}  ${difference}${reason === null ? "" : `\n             ${reason}`}`,
    );
  }
}
const sorted = pace.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
const slow = pace.filter(({ milliseconds }) => milliseconds > 10 * median && milliseconds > 1);
for (const { path, milliseconds } of slow)
  console.log(`  SLOW  ${path}: ${(milliseconds / median).toFixed(0)} times the median a kilobyte`);
console.log(`${unexplained} differences are not explained; the median is ${median.toFixed(2)} ms a kilobyte`);
process.exitCode = unexplained === 0 && slow.length === 0 ? 0 : 1;
