/** Code in a line: more ticks around it than there are in it. */
export function codeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** Code in a cell of a table, where a pipe would end the cell. */
export const codeCell = (text: string): string => codeSpan(text).replaceAll("|", "\\|");
