import { scalarNames } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import type { ShapeSyntax } from "./fact-syntax.js";
import { isMedia } from "./media.js";
import { isEntity, isOneCapital, oneCapitalFix, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readType } from "./type.js";

/** `partial Book` */
function readPartial(s: Scanner): Located<ShapeSyntax> {
  const from = s.pos;
  s.take("partial ");
  const at = s.pos;
  const name = s.match(patterns.word);
  if (name === null || !isEntity(name)) return s.fail("a Name", "Write `partial Book`.", at);
  const type = { kind: "partial", name: s.located(name, at) } as const;
  return s.located<ShapeSyntax>({ kind: "type", type }, from);
}

const plainType = new RegExp(`map of |(?:${scalarNames.join("|")})(?:\\[\\])*(?= |$)`, "y");

/** Whether a type without a name of its own stands here: `string[]`, `map of integer`. */
export const startsPlainType = (s: Scanner): boolean => s.look(plainType) !== null;

/** `NewOrder`, `Product[]`, `string[]`, `{ user: UpdateUser }` or `text/plain`. */
export function readShape(s: Scanner, expected: string, fix: string): Located<ShapeSyntax> {
  const from = s.pos;
  const media = s.match(patterns.media);
  if (media !== null && !isMedia(media))
    return s.fail(
      expected,
      "A media type is written as it is registered: `text/plain`, `application/json`.",
      from,
    );
  if (media !== null) return s.located<ShapeSyntax>({ kind: "media", media }, from);
  if (s.starts("partial ")) return readPartial(s);
  const word = s.look(patterns.word);
  if (word !== null && isOneCapital(word)) return s.fail(expected, oneCapitalFix);
  const isType = s.peek() === "{" || (word !== null && isEntity(word)) || startsPlainType(s);
  if (!isType) return s.fail(expected, fix);
  const type = readType(s);
  if (type.value.kind === "field-of") s.fail("a Name", "A body is a whole entity, not a field of one.", from);
  return s.located<ShapeSyntax>({ kind: "type", type: type.value }, from);
}
