/** What a page of a recorded session holds: files to write, and commands with what they say. */
export type Part =
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "insert"; readonly path: string; readonly before: string; readonly text: string }
  | { readonly kind: "commands"; readonly said: string; readonly commands: readonly string[] };

const fence = /^```(\S+)(?: (\S+))?(?: before (.+))?\n([\s\S]*?)^```$/gm;

/** Reads ` ```console `, ` ```md PATH ` and ` ```ts PATH before LINE ` blocks; others are for people. */
export function readSession(page: string): readonly Part[] {
  return [...page.matchAll(fence)].flatMap(([, language, path, before, text = ""]): Part[] => {
    if (language === "console") {
      const commands = text.split("\n").flatMap((line) => (line.startsWith("$ ") ? [line.slice(2)] : []));
      return [{ kind: "commands", said: text, commands }];
    }
    if (path === undefined) return [];
    return [before === undefined ? { kind: "file", path, text } : { kind: "insert", path, before, text }];
  });
}

/** A page with what the commands said now. */
export function withAnswers(page: string, answers: readonly string[]): string {
  let at = 0;
  return page.replace(fence, (block, language: string) => {
    if (language !== "console") return block;
    const answer = answers[at] ?? "";
    at += 1;
    return `\`\`\`console\n${answer}\`\`\``;
  });
}

/** Without what differs from run to run: ports, ids, times, days and commits. */
export const steady = (text: string): string =>
  text
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:PORT")
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
    .replace(/\b\d+\.\d\d s\b/g, "TIME s")
    .replace(/\b\d+ scenarios a second/g, "N scenarios a second")
    .replace(/\b\d{4}-\d\d-\d\d\b/g, "DAY")
    .replace(/\b[0-9a-f]{10}\b/g, "COMMIT");
