import { isCode } from "../../names/code.js";
import type { Located } from "../../source.js";
import { readEntityName } from "./entity.js";
import type { CredentialCause, CredentialPlace, FactSyntax } from "./fact-syntax.js";
import { isEntity, patterns } from "./names.js";
import { readRules, readTypeAndRules } from "./rules.js";
import type { Scanner } from "./scanner.js";
import type { RuleUse, TypeAndRules } from "./type-syntax.js";
import { readName } from "./value.js";

type Arrows = Partial<Record<CredentialCause, Located<string>>>;

const start =
  /[\p{L}\p{M}\p{Nd}]+ = (?:[A-Z][A-Za-z0-9_-]*:(?: |$)|\?(?:[\p{L}_][\p{L}\p{M}\p{Nd}_-]*|"[^"]*")(?:$|[:,] )|cookie [A-Za-z])/uy;
const cookieName = /[A-Za-z0-9!#$%&'*+.^_`|~-]+/y;
const arrow = /(?:required|type) -> /y;
const arrowAhead = /,? (?:required|type) -> /y;
const fix =
  "Write `Key = X-Api-Key:`, `Key = ?api_key`, `Session = cookie sid` or `Token = Authorization:`; behind it a type, rules, and `required -> KEY_MISSING`, `type -> KEY_INVALID`.";

/** `Key = X-Api-Key:`, `Key = ?api_key`, `Session = cookie sid`; no type begins so. */
export function startsCredential(s: Scanner): boolean {
  const head = s.look(start);
  return head !== null && isEntity(head.slice(0, head.indexOf(" ")));
}

/** `Token = Authorization: User.token, required -> TOKEN_MISSING, type -> TOKEN_INVALID` */
export function readCredential(s: Scanner): FactSyntax {
  const name = readEntityName(s, fix);
  s.expect(" = ", "` = `", fix);
  const from = s.pos;
  const place = s.located(readPlace(s), from);
  const arrows: Arrows = {};
  const value = readValue(s, arrows);
  s.expectEnd(fix);
  return {
    kind: "credential",
    name,
    place,
    value,
    required: arrows.required ?? null,
    type: arrows.type ?? null,
  };
}

function readPlace(s: Scanner): CredentialPlace {
  if (s.take("?")) return { in: "query", name: readName(s).value };
  if (s.take("cookie "))
    return { in: "cookie", name: s.match(cookieName) ?? s.fail("the name of a cookie", fix) };
  const name = s.match(patterns.header) ?? s.fail("a header, `?name` or `cookie name`", fix);
  return name.toLowerCase() === "authorization" ? { in: "authorization", name } : { in: "header", name };
}

const isOver = (s: Scanner): boolean => s.done || s.look(arrowAhead) !== null;

/** A type, rules and the codes of the two causes, in any order behind the type. */
function readValue(s: Scanner, arrows: Arrows): TypeAndRules {
  let type: TypeAndRules["type"] = null;
  const rules: RuleUse[] = [];
  const isMore = s.take(": ") || s.take(", ") || (s.take(":") && s.take(" "));
  if (!isMore) return { type, rules };
  if (s.look(arrow) === null) {
    const first = readTypeAndRules(s, isOver);
    type = first.type;
    rules.push(...first.rules);
    if (!takeSeparator(s)) return { type, rules };
  }
  for (;;) {
    if (s.look(arrow) !== null) readArrow(s, arrows);
    else rules.push(...readRules(s, isOver));
    if (!takeSeparator(s)) return { type, rules };
  }
}

const takeSeparator = (s: Scanner): boolean => s.take(", ") || s.take(" ");

/** `required -> TOKEN_MISSING`: none was sent. `type -> TOKEN_INVALID`: what was sent is none. */
function readArrow(s: Scanner, arrows: Arrows): void {
  const from = s.pos;
  const cause = s.take("required") ? "required" : "type";
  s.take("type");
  if (arrows[cause] !== undefined) s.fail("another cause", `Write \`${cause} -> CODE\` once.`, from);
  s.expect(" -> ", "` -> `", fix);
  const at = s.pos;
  const code = s.match(patterns.word);
  if (code === null || !isCode(code)) s.fail("an error code", "Write it as `TOKEN_MISSING`.", at);
  else arrows[cause] = s.located(code, at);
}
