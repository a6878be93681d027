/** New text before the character at `at`. Nothing is ever replaced. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text with everything inserted; insertions at one place keep their order. */
export function insertAll(text: string, insertions: readonly Insertion[]): string {
  const sorted = [...insertions].sort((a, b) => a.at - b.at);
  let result = "";
  let done = 0;
  for (const { at, text: added } of sorted) {
    result += text.slice(done, at) + added;
    done = at;
  }
  return result + text.slice(done);
}
