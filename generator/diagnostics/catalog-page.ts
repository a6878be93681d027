import { change } from "./catalog/change.js";
import { contract } from "./catalog/contract.js";
import { document } from "./catalog/document.js";
import { feature } from "./catalog/feature.js";
import { notation } from "./catalog/notation.js";
import { project } from "./catalog/project.js";
import { scaffold } from "./catalog/scaffold.js";
import { scenario } from "./catalog/scenario.js";
import type { Entries, Entry } from "./entry.js";

/** The parts of the catalogue in the order in which a run comes to them. */
export const rooms = [
  { title: "The document", entries: document },
  { title: "The notation", entries: notation },
  { title: "The contract", entries: contract },
  { title: "Scenarios", entries: scenario },
  { title: "Features", entries: feature },
  { title: "Changes", entries: change },
  { title: "The project and its output", entries: project },
  { title: "Handwritten steps and scaffolds", entries: scaffold },
] as const;

/** docs/diagnostics.md as it should be. */
export const catalogPage = (): string => printCatalog(rooms);

const severities = { error: "error", warning: "warning", info: "note" } as const;

/** Prints the catalogue as the page docs/diagnostics.md; `rooms` are its parts with their titles. */
export function printCatalog(
  rooms: readonly { readonly title: string; readonly entries: Entries }[],
): string {
  const index = rooms
    .flatMap(({ entries }) => Object.keys(entries).map((code) => `[${code}](#${code})`))
    .sort();
  return [
    "# Diagnostics",
    "",
    "All diagnostics of the compiler, by code. Codes are stable; texts may improve. `{names}` are filled in for each",
    "place. After an error nothing is written; a warning does not prevent that, and a note only informs.",
    "",
    "This page is printed from the catalogue: renew it with `npx tsx scripts/build/print-diagnostics.ts`.",
    "",
    index.join(" · "),
    "",
    ...rooms.flatMap(({ title, entries }) => [
      `## ${title}`,
      "",
      ...Object.entries(entries).flatMap(printEntry),
    ]),
  ].join("\n");
}

function printEntry([code, { severity, message, hint, example }]: [string, Entry]): string[] {
  return [
    `### ${code}`,
    "",
    `**${severities[severity]}**: ${message}`,
    "",
    ...(hint === null ? [] : [`*Fix*: ${hint}`, ""]),
    ...fence(example),
    "",
  ];
}

/** A fence longer than any run of backticks inside. */
function fence(text: string): string[] {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const mark = "`".repeat(longest + 1);
  return [`${mark}text`, ...text.split("\n"), mark];
}
