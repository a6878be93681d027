import type { RootContent } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import { checkClosed } from "./fence.js";
import { rangeOf } from "./markdown.js";
import { type Reading, spanOf } from "./reading.js";

const heading =
  /^ {0,3}(?:#{2}[ \t]+(?:\p{L}+[ \t]+)?Requirements|#{3,4}[ \t]+(?:Requirement|Scenario)[ \t]*[:：])/imu;

/**
 * Says so where a fence or a comment runs over what it was not meant for: to the end of the text, or over headings up to
 * the end of another one. Fences inside requirements are looked at where they are read.
 */
export function checkOpenEnd(reading: Reading, node: RootContent, isOutside: boolean): void {
  const { start, end } = rangeOf(node);
  const raw = reading.text.slice(start, end);
  const line = raw.search(/[\n\r]/);
  const at = spanOf(reading, { start, end: line === -1 ? end : start + line });
  if (node.type === "html" && raw.startsWith("<!--")) {
    const inner = raw.slice(4);
    const close = inner.indexOf("-->");
    if (close === -1) reading.report(diagnose("unclosed-comment", at, {}));
    else if (inner.slice(0, close).includes("<!--") && heading.test(inner.slice(0, close)))
      reading.report(diagnose("unclosed-comment", at, {}));
  } else if (node.type === "code" && /^[`~]/.test(raw)) {
    const inner = raw.slice(line === -1 ? raw.length : line);
    if (isOutside) checkClosed(reading, node);
    const isSample = node.lang === "md" || node.lang === "markdown";
    if (!isSample && heading.test(inner) && /^ {0,3}(?:`{3,}|~{3,})[ \t]*\w/m.test(inner))
      reading.report(diagnose("unclosed-fence", at, { fence: /^[`~]+/.exec(raw)?.[0] ?? "```" }));
  }
}
