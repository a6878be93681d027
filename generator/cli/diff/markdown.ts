import type { ChangedItem } from "../../diff/compare.js";
import { byOperation, type Difference, effectsOf, toWrite } from "./pretty.js";

/** For a comment on a pull request. What specifications say stands in code spans, where it is no markup. */
export function markdownOf(difference: Difference): string {
  const { from, to, wire, requirements, scenarios, rerun, files } = difference;
  const rows = [...byOperation(wire)].flatMap(([operation, changes]) =>
    changes.map(({ effect, id, place, detail }) => {
      const cells = [operation, id, place, detail].map(code);
      return `| ${effect === "breaking" ? "**breaking**" : effect} | ${cells.join(" | ")} |`;
    }),
  );
  const table = ["| | operation | rule | place | was → is |", "|---|---|---|---|---|", ...rows];
  return `${[
    `### ${effectsOf(wire)}`,
    "",
    `From ${code(from)} to ${code(to)}.`,
    ...(rows.length === 0 ? [] : ["", ...table]),
    ...items("Requirements", requirements),
    ...items("Scenarios", scenarios),
    ...list(`Scenarios to run again: ${rerun.length}`, rerun.map(code)),
    ...list("Handlers to write", toWrite(difference).map(code)),
    ...list(
      "Handwritten files that name what changed",
      files.map(({ path, names }) => `${code(path)}: ${names.map(code).join(", ")}`),
    ),
  ].join("\n")}\n`;
}

/** A code span of one line; empty where there is nothing to show. */
function code(text: string): string {
  const plain = text.replaceAll("`", "'").replace(/\s+/g, " ").replaceAll("|", "\\|").trim();
  return plain === "" ? "" : `\`${plain}\``;
}

const items = (title: string, changed: readonly ChangedItem[]): readonly string[] =>
  list(
    title,
    changed.map(({ id, change }) => `${change}: ${code(id)}`),
  );

const list = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ["", `**${title}**`, "", ...lines.map((line) => `- ${line}`)];
