import type { RootContent } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import { readInline } from "./inline.js";
import { contentOf } from "./markdown.js";
import { splitMeta } from "./meta.js";
import type { Reading } from "./reading.js";

const form = /^people,\s*because\s+(\S.*)$/is;

/**
 * Why people judge a scenario and no machine does: `**Judged by**: people, because a voice must sound friendly`, a line of
 * its own in the scenario. `null` where nothing says so.
 */
export function judgedByPeople(reading: Reading, nodes: readonly RootContent[]): Located<string> | null {
  for (const node of nodes) {
    const range = node.type === "paragraph" ? contentOf(node) : null;
    if (range === null || !/^[ \t]*(?:\*\*|__)judged by/im.test(reading.text.slice(range.start, range.end)))
      continue;
    const { lines } = splitMeta(reading, range, readInline(reading.text, range));
    const line = lines.find(({ key }) => /^judged\s+by$/i.test(key.value));
    if (line === undefined) continue;
    const reason = form.exec(line.value.value)?.[1];
    if (reason === undefined)
      reading.report(diagnose("judged-by", line.value.at, { found: line.value.value }));
    return { value: reason ?? "", at: line.value.at };
  }
  return null;
}
