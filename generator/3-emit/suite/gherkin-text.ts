/** Texts as Gherkin reads them back to the letter: what its grammar would take for something else is written another way. */

/** A name or a step stands on one line, without blanks around it. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, " ").trim();
}

/** What a tag cannot hold is written as in an address: `%20`. `decodeURIComponent` gives the text back. */
export function tag(text: string): string {
  return `@${text.replace(/\p{Cs}/gu, "\ufffd").replace(/[\s@%\p{Cc}]/gu, encodeURIComponent)}`;
}

const titles =
  /^(Feature|Business Need|Ability|Rule|Background|Scenario|Scenario Outline|Scenario Template|Example|Examples|Scenarios):/;

/** The lines of a description. One that looks like a comment, a tag or a title gets a backslash before it. */
export function descriptionLines(text: string): readonly string[] {
  const rows = text.split(/\r?\n|\r/).map((row) => row.trim());
  return rows.map((row) => (/^[#@]/.test(row) || titles.test(row) ? `\\${row}` : row));
}

/** A table; short rows are filled up, since Gherkin wants them equally long. */
export function tableLines(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = rows.map((row) => Array.from({ length: columns }, (_, i) => cell(row[i] ?? "")));
  const widths = Array.from({ length: columns }, (_, i) =>
    cells.reduce((most, row) => Math.max(most, (row[i] ?? "").length), 0),
  );
  return cells.map((row) => `|${row.map((text, i) => ` ${text.padEnd(widths[i] ?? 0)} |`).join("")}`);
}

function cell(text: string): string {
  const lines = text.replace(/\r\n/g, "\n").replaceAll("\\", "\\\\");
  return lines.replaceAll("|", "\\|").replaceAll("\n", "\\n");
}

/** A text between fences, with the fence that needs no more than the first of a line escaped. */
export function docStringLines(text: string): readonly string[] {
  const rows = text.split(/\r?\n/);
  const fence = fences.find((one) => rows.every((row) => one.holds(row))) ?? fences[0];
  const escaped = rows.map((row) =>
    row.trimStart().startsWith(fence.text) ? row.replace(fence.text, fence.escaped) : row,
  );
  return [fence.text, ...escaped, fence.text];
}

/** Gherkin turns the first escaped fence of a line into a fence, so a line may not begin its own with one. */
function fenceOf(text: string, escaped: string) {
  const holds = (row: string) => row.trimStart().startsWith(text) || !row.includes(escaped);
  return { text, escaped, holds };
}

const fences = [fenceOf('"""', '\\"\\"\\"'), fenceOf("```", "\\`\\`\\`")] as const;
