import { scalarNames } from "../../scalars/scalars.js";
import type { Located } from "../../source.js";
import type { ShapeSyntax } from "./fact-syntax.js";
import { isMedia } from "./media.js";
import { isEntity, isOneCapital, oneCapitalFix, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readType } from "./type.js";
import type { TypeSyntax } from "./type-syntax.js";

/** `partial Book` */
function readPartial(s: Scanner): Located<ShapeSyntax> {
  const from = s.pos;
  s.take("partial ");
  const at = s.pos;
  const name = s.match(patterns.word);
  if (name === null || !isEntity(name)) return s.fail("a Name", "Write `partial Book`.", at);
  const type = { kind: "partial", name: s.located(name, at) } as const;
  if (s.starts(" or "))
    s.fail(
      "the end of the body",
      `Give it a name: \`${name}Patch = partial ${name}\`, then \`${name}Patch or …\`.`,
    );
  return s.located<ShapeSyntax>({ kind: "type", type, media: readMediaBehind(s) }, from);
}

const formFix = "Name the media type behind the body: `POST /token Login application/x-www-form-urlencoded`.";

/** ` application/vnd.api+json`, or null where none stands behind the type. */
function readMediaBehind(s: Scanner): Located<string> | null {
  const back = s.pos;
  if (s.look(/ (?:form|form-data|multipart|urlencoded)(?= |$)/y) !== null)
    return s.fail("a media type such as `multipart/form-data`", formFix, back + 1);
  if (!s.take(" ")) return null;
  const from = s.pos;
  const media = s.match(patterns.media);
  if (media === null) {
    s.pos = back;
    return null;
  }
  if (!isMedia(media)) return s.fail("a media type", mediaFix, from);
  if (media.toLowerCase() === "application/json")
    return s.fail(
      "the end of the code",
      "A body of a type is JSON where no media type stands behind it.",
      from,
    );
  return s.located(media.toLowerCase(), from);
}

const mediaFix = "A media type is written as it is registered: `text/plain`, `application/json`.";

const plainType = new RegExp(`map of |(?:${scalarNames.join("|")})(?:\\[\\])*(?= |$)`, "y");

/** Whether a type without a name of its own stands here: `string[]`, `map of integer`. */
export const startsPlainType = (s: Scanner): boolean => s.look(plainType) !== null;

/** `NewOrder`, `Product[]`, `string[]`, `Cat or Dog`, `{ user: UpdateUser }` or `text/plain`. */
export function readShape(
  s: Scanner,
  expected: string,
  fix: string,
  read: (s: Scanner) => Located<TypeSyntax> = readType,
): Located<ShapeSyntax> {
  const from = s.pos;
  const media = s.match(patterns.media);
  if (media !== null && !isMedia(media)) return s.fail(expected, mediaFix, from);
  if (media !== null) return s.located<ShapeSyntax>({ kind: "media", media }, from);
  if (s.starts("partial ")) return readPartial(s);
  const word = s.look(patterns.word);
  if (word !== null && isOneCapital(word)) return s.fail(expected, oneCapitalFix);
  if (word === "form" || word === "multipart") return s.fail(expected, formFix);
  const isType = s.peek() === "{" || (word !== null && isEntity(word)) || startsPlainType(s);
  if (!isType) return s.fail(expected, fix);
  const type = read(s);
  const alternatives = type.value.kind === "union" ? type.value.alternatives : [type];
  if (alternatives.some(({ value }) => value.kind === "field-of"))
    s.fail("a Name", "A body is a whole entity, not a field of one.", from);
  if (alternatives.some(({ value }) => value.kind === "enum"))
    s.fail("a Name", "A body is no value of an enum: name a type.", from);
  return s.located<ShapeSyntax>({ kind: "type", type: type.value, media: readMediaBehind(s) }, from);
}
