import { visibleJson, visibleTexts, withoutCommands } from "../../generator/diagnostics/visible.js";
import { githubAnnotations } from "./github.js";
import { prettySummary } from "./pretty.js";
import { coloured, plain } from "./style.js";
import type { Summary } from "./summary.js";

/** A summary as text: for people, for machines, or for people with annotations for a pull request. */
export function renderSummary(
  summary: Summary,
  format: "pretty" | "json" | "github",
  colours: boolean,
): string {
  if (format === "json") return jsonSummary(summary);
  // Answers, logs of servers and names are others' words; nothing of a summary is printed that has not passed here.
  const shown = visibleTexts(summary);
  const pretty = withoutCommands(prettySummary(shown, colours ? coloured() : plain));
  return format === "github" ? pretty + githubAnnotations(shown) : pretty;
}

/** The report for machines. Counts first; its fields are part of what the command line promises. */
function jsonSummary(summary: Summary): string {
  return `${visibleJson(JSON.stringify({ version: 1, ...summary }, null, 2))}\n`;
}
