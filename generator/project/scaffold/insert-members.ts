import type { HandlerPlace } from "./handler-places.js";
import type { Insertion } from "./insertion.js";
import { indentAt, layOut, layoutOf, lineStart } from "./layout.js";
import type { Morph } from "./parsed-file.js";

/** Adds members behind the last one of an object or a class; comments and blanks stay where they are. */
export function insertMembers(
  morph: Morph,
  { file, node }: Pick<HandlerPlace, "file" | "node">,
  lines: readonly string[],
): readonly Insertion[] {
  const { text } = file;
  const layout = layoutOf(text);
  const isObject = morph.Node.isObjectLiteralExpression(node);
  const members = isObject ? node.getProperties() : node.getMembers();
  const last = members.at(-1);
  const lacksComma = isObject && last !== undefined && !node.compilerNode.properties.hasTrailingComma;
  const comma = lacksComma ? [{ at: last.getEnd(), text: "," }] : [];

  const brace = node.getEnd() - 1;
  const start = lineStart(text, brace);
  const outer = indentAt(text, lineStart(text, node.getStart()) === start ? node.getStart() : brace);
  const firstStart = members[0]?.getStart(true);
  const isTall =
    firstStart !== undefined && /^[ \t]*$/.test(text.slice(lineStart(text, firstStart), firstStart));
  const indent = isTall ? indentAt(text, firstStart) : indentAt(text, node.getStart()) + layout.unit;
  const added = layOut(lines, indent, layout);
  if (/^[ \t]*$/.test(text.slice(start, brace))) {
    return [...comma, { at: start, text: added + layout.eol }];
  }
  return [...comma, { at: brace, text: `${layout.eol}${added}${layout.eol}${outer}` }];
}
