import { visibleJson } from "../../generator/diagnostics/visible.js";
import type { Summary } from "./summary.js";

/** The report for machines. Counts first; its fields are part of what the command line promises. */
export function jsonSummary(summary: Summary): string {
  return `${visibleJson(JSON.stringify({ version: 1, ...summary }, null, 2))}\n`;
}
