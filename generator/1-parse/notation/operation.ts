import { diagnose } from "../../diagnostics/diagnose.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Method, methods } from "../../protocol/methods.js";
import type { Located } from "../../source.js";
import type { FactSyntax, PathPart, Presence, ShapeSyntax, TemplateSyntax } from "./fact-syntax.js";
import { limits } from "./limits.js";
import { patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readShape } from "./shape.js";

const operationStart = new RegExp(`(?:${methods.join("|")}|ANY) (?=[/*])`, "y");
const bodyExpected = "a body: a Name, `Name[]`, `{ field: type }` or a media type";
const bodyFix = "End the code after the path, or name the body: `POST /api/orders NewOrder`.";

export const startsOperation = (s: Scanner): boolean => s.look(operationStart) !== null;

/** `POST /api/orders NewOrder` */
export function readOperation(s: Scanner, report: (diagnostic: Diagnostic) => void): FactSyntax {
  const word = s.match(/[A-Z]+/y);
  const method: Method | "ANY" = methods.find((name) => name === word) ?? "ANY";
  s.take(" ");
  const path = readTemplate(s, report);
  const body = s.done || s.starts(" as ") ? null : readBody(s);
  const presence = body === null ? null : readPresence(s);
  const id = s.take(" as ") ? readId(s) : null;
  s.expectEnd(
    s.look(meantOptional) === null
      ? "An operation has one body; a reply is code of its own: `201 Order`."
      : presenceFix,
  );
  return { kind: "operation", method, path, body, presence, id };
}

const presenceFix = "A body that may be missing is written `POST /api/orders NewOrder optional`.";
const meantOptional = /\?|,? ?\(?optional\)?/iy;

/** ` optional`, ` required` */
function readPresence(s: Scanner): Located<Presence> | null {
  const word = s.match(/ (?:optional|required)(?= |$)/y);
  if (word === null) return null;
  return s.located(word === " optional" ? "optional" : "required", s.pos - word.length + 1);
}

function readBody(s: Scanner): Located<ShapeSyntax> {
  s.skipBlank();
  return readShape(s, bodyExpected, s.starts("optional") ? presenceFix : bodyFix);
}

const idFix = "Behind ` as ` stands the operation's id: `GET /books as listBooks`.";

/** `listBooks`, `repos/update` */
function readId(s: Scanner): Located<string> {
  const from = s.pos;
  const id = s.match(patterns.operationId) ?? s.fail("an id such as `listBooks`", idFix);
  return s.located(id, from);
}

const param = /\{([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)\}|<([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)>/uy;
const colonParam = /:([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)/uy;
/** Signs of other keyboards are slips, not letters of a path. */
const plain = /[^ /{}<>*?#"'`\\|[\]：／？＊｛｝［］（）＜＞]+/y;
const paramFix = "A parameter is written `{id}`, a whole tree of paths ends in `*`.";

/** `/api/orders/{id}`; `:id` and `<id>` are read as `{id}`. `/` has no segments, `/api/*` an empty last one. */
function readTemplate(s: Scanner, report: (diagnostic: Diagnostic) => void): Located<TemplateSyntax> {
  const from = s.pos;
  if (s.take("*")) return s.located({ segments: [], open: true, text: "*" }, from);
  const segments: PathPart[][] = [];
  const names = new Set<string>();
  let open = false;
  while (!open && s.take("/")) {
    if (s.peek() === "/") s.fail("a segment of the path", "Write one `/`.");
    segments.push(readSegment(s, names));
    open = s.take("*");
  }
  const mark = /[^/.,;:!]([.,;:!])$/.exec(s.span.text.slice(from, s.pos))?.[1];
  if (mark !== undefined) s.fail("the end of the path", `Leave the \`${mark}\` out of the code.`, s.pos - 1);
  const to = s.pos;
  skipQuery(s, report);
  if (!s.done && s.peek() !== " ") s.fail("a segment of the path", paramFix);
  const only = segments[0];
  const root = !open && segments.length === 1 && only?.length === 0;
  const text = `${segments.map((parts) => `/${parts.map(written).join("")}`).join("")}${open ? "*" : ""}`;
  return s.located({ segments: root ? [] : segments, open, text }, from, to);
}

function readSegment(s: Scanner, names: Set<string>): PathPart[] {
  const parts: PathPart[] = [];
  const colon = s.match(colonParam);
  if (colon !== null) parts.push(named(s, colon.slice(1), names, s.pos - colon.length + 1));
  for (;;) {
    const found = s.match(param);
    const text = found === null ? s.match(plain) : null;
    if (found !== null) parts.push(named(s, found.slice(1, -1), names, s.pos - found.length + 1));
    else if (text !== null) parts.push({ kind: "text", text });
    else return parts;
  }
}

function named(s: Scanner, name: string, names: Set<string>, at: number): PathPart {
  if (names.has(name))
    s.fail("another name", `Give each parameter its own name; \`${name}\` is used twice.`, at);
  names.add(name);
  if (names.size > limits.parameters) s.failBeyond("A path's number of parameters", limits.parameters, at);
  return { kind: "param", name };
}

const written = (part: PathPart): string => (part.kind === "text" ? part.text : `{${part.name}}`);

/** Query parameters are facts of their own; here they are ignored, with a diagnostic. */
function skipQuery(s: Scanner, report: (diagnostic: Diagnostic) => void): void {
  const from = s.pos;
  const query = s.match(/\?[^ ]*/y);
  if (query === null) return;
  const name = /[\p{L}_][\p{L}\p{M}\p{Nd}_-]*/u.exec(query)?.[0] ?? "name";
  report(diagnose("query-in-path", s.at(from), { query, name }));
}
