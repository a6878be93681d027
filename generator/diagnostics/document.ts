import type { Entries, Entry } from "./entry.js";

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
    "Everything the compiler has to say, by code. Codes stay; texts may get better. `{names}` are filled in for each",
    "place. An error keeps anything from being written, a warning does not, a note only informs.",
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
