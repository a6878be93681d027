import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import type { Delta } from "./headings.js";
import { type Range, type Reading, spanOf } from "./reading.js";

/** OpenSpec reads a delta line by line, and some forms that markdown takes for the same it does not. */

/** Below `changes/` a spec says what changes; elsewhere it says what is. */
export const isInChange = (path: string): boolean => /(?:^|\/)changes\//.test(path);

const heading = /^##[ \t]+(?:ADDED|MODIFIED|REMOVED|RENAMED)[ \t]+Requirements[ \t]*$/i;

/** Says so where the heading of a section is not in the one form that archiving knows. */
export function checkDeltaHeading(reading: Reading, range: Range, delta: Delta): void {
  const text = reading.text.slice(range.start, range.end);
  if (isInChange(reading.path) && !heading.test(text))
    reading.report(diagnose("delta-heading", spanOf(reading, range), { delta }));
}

const half = /^\s*[-*+]?\s*(?:FROM|TO):\s*`?###\s*Requirement:\s*\S/;

/** The same for one half of a renaming. */
export function checkRenameForm(
  reading: Reading,
  line: string,
  name: Located<string>,
  side: "FROM" | "TO",
): void {
  if (!isInChange(reading.path) || half.test(line)) return;
  const form = `- ${side}: \`### Requirement: ${name.value}\``;
  reading.report(diagnose("rename-form", name.at, { form }));
}
