import type { PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import { decodedText, encodedPath } from "../../protocol/path-text.js";

/** Servers take a line of 8,000 bytes at least; some are left for the query. */
const longest = 4_000;

/** Why no request can have this path, and what to write instead; `null` where requests can. */
export function pathFault({
  segments,
  text,
}: TemplateSyntax): { readonly fault: string; readonly fix: string } | null {
  for (const parts of segments) {
    const found = segmentFault(parts);
    if (found !== null) return found;
  }
  if (encodedPath(text).length <= longest) return null;
  return { fault: `it is longer than ${longest} bytes`, fix: "Shorten it." };
}

function segmentFault(parts: readonly PathPart[]): { readonly fault: string; readonly fix: string } | null {
  for (const [i, part] of parts.entries()) {
    const before = parts[i - 1];
    if (part.kind === "param" && before?.kind === "param")
      return {
        fault: `nothing separates \`{${before.name}}\` from \`{${part.name}}\``,
        fix: `Put a mark between them, such as \`{${before.name}}-{${part.name}}\`.`,
      };
    if (part.kind === "param") continue;
    const decoded = decodedText(part.text);
    if (decoded === null)
      return {
        fault: `\`${part.text}\` is not percent-encoded properly`,
        fix: "Write the characters themselves, and a percent sign as `%25`.",
      };
    if (/[\p{Cs}\0]/u.test(decoded))
      return { fault: "it holds a character that no path can carry", fix: "Leave the character out." };
    if (parts.length === 1 && (decoded === "." || decoded === ".."))
      return {
        fault: `clients resolve the segment \`${decoded}\` before they send it`,
        fix: "Write the path that it leads to.",
      };
  }
  return null;
}
