import { isCode } from "../../names/code.js";
import { meantWords } from "../../names/one-slip.js";
import type { FactSyntax } from "../notation/fact-syntax.js";
import { isOneCapital } from "../notation/names.js";
import { arrowTexts, credentialTexts, derivedTexts, lifecycleTexts, namedTexts } from "./declarations.js";
import { code, header, joined, method, name, path, shape, spec, status, word } from "./parts.js";

/** A form of the grammar, and how its own texts are made of words that came near it. */
export interface Form {
  readonly kind: FactSyntax["kind"];
  readonly texts: (written: string) => readonly string[];
}

/** ` x` for each text, or nothing at all where nothing was written. */
const behind = (written: string, part: (text: string) => readonly string[]): readonly string[] =>
  written.trim() === "" ? [""] : part(written.trim()).map((text) => ` ${text}`);

/** `POST /things NewThing`: also turned round, glued, with a method of another name, without a slash. */
export function operationTexts(written: string): readonly string[] {
  const [, before = "", id = ""] = /^(.+?),? \(?(?:as|operationId|id)[ :=]+([^ ()]+)\)?$/.exec(written) ?? [];
  if (before !== "") return operationTexts(before).map((text) => `${text} as ${id}`);
  const [, body = "", presence = ""] = /^(.+?),? \(?(optional|required)\)?$/i.exec(written) ?? [];
  if (body !== "") return operationTexts(body).map((text) => `${text} ${presence.toLowerCase()}`);
  const meant = meantBody(written);
  if (meant !== null) return meant;
  const words = written.replace(/^([[(]?\p{L}{3,9}[\])]?) ?[:,-]* ?(?=[/*{]|https?:)/u, "$1 ").split(" ");
  const [first = "", second = "", ...rest] = words;
  const last = words[words.length - 1] ?? "";
  const straight = [
    [first, second, rest.join(" ")],
    ...(second.startsWith("/") && !isOneCapital(rest[0] ?? "")
      ? [[first, second + (rest[0] ?? ""), rest.slice(1).join(" ")]]
      : []),
    ...((rest[0] ?? "").startsWith("/") ? [[first + second, rest[0] ?? "", rest.slice(1).join(" ")]] : []),
  ];
  const turned =
    words.length > 1 && /^\*|\//.test(first) ? [[last, first, words.slice(1, -1).join(" ")]] : [];
  return [...straight, ...turned].flatMap(([verb = "", where = "", body = ""]) =>
    where === "" ? [] : joined(method(verb), [" "], path(where), behind(body, shape)),
  );
}

/** A body that may be missing, or a form, in the words of others; `null` where it is none of these. */
function meantBody(written: string): readonly string[] | null {
  const [, verb = "", rest = ""] = /^(\S+ \/\S*) (.+)$/.exec(written) ?? [];
  const body = rest.replace(/^(optional|required) (.+)$/, "$2 $1").replace(/^([^?]+)\?$/, "$1 optional");
  if (body !== rest) return [`${verb} ${body}`];
  const [, type = null, media = ""] =
    /^(?:(.+?),? )?\(?(form|urlencoded|multipart|form-data|application\/json)\)?$/i.exec(rest) ?? [];
  if (media === "") return null;
  // Of a form alone nothing is known but its media type, which the reader names.
  if (type === null) return media.includes("/") ? null : [];
  const whole = /multi|data/i.test(media) ? " multipart/form-data" : " application/x-www-form-urlencoded";
  return [`${verb} ${type}${media.includes("/") ? "" : whole}`];
}

/** `409 OUT_OF_STOCK Retry-After:`: also turned round, glued, in words, with a digit too many. */
export function replyTexts(written: string): readonly string[] {
  const plain = written.replace(/^(?:HTTP(?:\/[\d.]+)?|status(?: code)?|code)[ :=]*(?=\d)/i, "");
  const front = /^([\doOlI]{2,4})(?![\d.]) ?[:,;/-]* ?(.*)$/u.exec(plain);
  const back = /^(.*\p{L}.*?|\[.*\])(?: ?[:,;/] ?| -? ?)(\d{2,4})$/u.exec(plain);
  const [digits, rest] =
    front !== null ? [front[1] ?? "", front[2] ?? ""] : [back?.[2] ?? "", back?.[1] ?? ""];
  return status(digits).flatMap((number) => tailsOf(rest, Number(number)).map((tail) => `${number}${tail}`));
}

function tailsOf(rest: string, number: number): readonly string[] {
  if (rest === "") return [""];
  const headed = /^(.*?) ?([A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+|[A-Z][A-Za-z]+:):?$/.exec(rest);
  const [head, tail] =
    headed !== null && !isCode(headed[2] ?? "") && !/^\p{L}*$/u.test(headed[2] ?? "")
      ? [headed[1] ?? "", headed[2] ?? ""]
      : [rest, ""];
  const heads = number >= 400 ? [...code(head), ...shape(head)] : shape(head);
  const alone = number < 400 && /^[\p{L}' -]+$/u.test(rest) && !isOneCapital(rest) ? [""] : [];
  const whole = number >= 400 && tail !== "" ? code(rest).map((text) => ` ${text}`) : [];
  const braced = rest.replace(/^\(([^()]*)\)(?= |$)/, "{$1}");
  const parted = joined(
    behind(head, () => heads),
    behind(tail.replace(/:$/, ""), header),
  );
  return [
    ...(head === "" && tail === "" ? [] : parted),
    ...whole,
    ...alone,
    ...(braced === rest ? [] : [` ${braced}`]),
  ];
}

/** `?limit: 1..100 = 20`: also with the mark elsewhere, without a colon, as an address has it, with a blank inside. */
function queryTexts(written: string): readonly string[] {
  const whole = written.replace(/^([?&]\p{L}+) (\p{L}+)(?=:| =)/u, "$1$2");
  const front = new RegExp(`^[?&] ?(${name})(.*)$`, "u").exec(whole);
  const back = new RegExp(`^(.+) \\?(${name}):?$`, "u").exec(written);
  const behindName = new RegExp(`^(${name})\\?:? (.+)$`, "u").exec(written);
  const bare = new RegExp(`^(${word}): (.+)$`, "u").exec(written);
  const straight = front ?? behindName ?? bare;
  const [own = "", rest = ""] =
    back !== null && front === null ? [back[2], back[1]] : [straight?.[1], straight?.[2]];
  if (own === "") return [];
  const said = /^(.*?[^<>=]) ?= ?([^=]+)$/.exec(rest);
  const value = /^ ?= ?(.+)$/.exec(rest)?.[1];
  return [
    ...(rest.trim() === "" ? [`?${own}`] : []),
    ...(said === null ? [] : joined([`?${own}: `], spec(said[1]?.trim() ?? ""), [` = ${said[2]}`])),
    ...(value === undefined ? [] : [`?${own} = ${value}`]),
    ...(rest.trim() === "" ? [] : joined([`?${own}: `], spec(rest.trim()))),
  ];
}

/** `4xx Problem`: also in capitals, with a sign between, or as API descriptions say it, `default`. */
function classTexts(written: string): readonly string[] {
  const [, digit = "4", rest = ""] =
    /^(?:([45])(?:x{2,4}|X{2,4}|\*\*)|default) ?[:,-]? ?(.+)$/.exec(written) ?? [];
  return rest === "" ? [] : shape(rest).map((text) => `${digit}xx ${text}`);
}

/** `?...`: also with another number of dots, or a blank. */
const restTexts = (written: string): readonly string[] =>
  /^[?&] ?(?:\.{2,4}|…)$/.test(written) ? ["?..."] : [];

/** `{id}: uuid`: also with a colon before, other brackets, or none behind. */
function paramTexts(written: string): readonly string[] {
  const front = new RegExp(`^([{(<[:]) ?(${name}) ?[})>\\]]?(?: ?[:=;,|]+ ?| )(.+?)[})>\\]]?$`, "u").exec(
    written,
  );
  const back = new RegExp(`^(.+) ([{(<[:])(${name})[})>\\]]?:?$`, "u").exec(written);
  const [own, rest] = front !== null ? [front[2], front[3]] : [back?.[3], back?.[1]];
  return own === undefined ? [] : joined([`{${own}}: `], spec(rest ?? ""));
}

/** `Idempotency-Key: length 1..255`: also in small letters, without its colon, turned round, with a blank inside. */
function headerTexts(written: string): readonly string[] {
  const lined = "[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+";
  const whole = written.replace(
    /^(?=[^ ]+-|[^ ]+ [^ ]+-)([A-Za-z0-9-]+) ([a-z][A-Za-z0-9-]*)(?= ?:)/,
    "$1$2",
  );
  const front = new RegExp(`^(${lined}|[A-Za-z][A-Za-z0-9 ]*(?= ?:)) ?[:=]? ?(.*)$`).exec(whole);
  const back = new RegExp(`^(.+) (${lined}):?$`).exec(written);
  const [own, rest] = front !== null ? [front[1] ?? "", front[2] ?? ""] : [back?.[2] ?? "", back?.[1] ?? ""];
  return joined(header(own.trim()), behind(rest, spec));
}

const schemes = ["Bearer", "Basic", "OAuth", "none"];

/** As an API description says it: `security: oauth2`, `security: [{ Key: [] }]`, `security: [{ OAuth: [books:read] }]`. */
function securityTexts(written: string): readonly string[] {
  const found =
    /^security ?[:=]? ?(\[?\{?) ?"?([\p{L}\p{Nd}]+)"?(?:[: ] ?\[?([\p{L}\p{Nd}_.:/, -]*)\]?)? ?\}?\]?$/iu.exec(
      written,
    );
  if (found === null) return [];
  const [, bracket = "", name = "", scopes = ""] = found;
  const meant = /^oauth/i.test(name) ? "OAuth" : meantWords(name, schemes)[0];
  if (meant === undefined && bracket === "") return [];
  const roles = scopes.split(/[ ,]+/).filter((scope) => scope !== "");
  return [["Authorization:", meant ?? name, ...roles].join(" ")];
}

/** `Authorization: Bearer admin`: also in small letters, without its colon, turned round, misspelt, with a blank inside. */
function authenticationTexts(written: string): readonly string[] {
  const listed = securityTexts(written);
  if (listed.length > 0) return listed;
  const parted = written.replace(/^(\p{L}+) (\p{L}+)(?= ?:)/u, "$1$2");
  const words = parted.replace(/[=;,|?]|(?<=^[^ ]*):|:(?=$| )|(?<= ):/g, (sign) => ` ${sign} `).split(/ +/);
  const own = words.findIndex(
    (each) => each.length > 7 && meantWords(each, ["Authorization", "Authorisation"]).length > 0,
  );
  if (own !== 0 && own !== words.length - 1 && own !== words.length - 2) return [];
  if (own === -1) return [];
  const optional = words.includes("?") ? "?" : "";
  const rest = words.filter((each, i) => i !== own && !/^[:=;,|?]?$/.test(each));
  const [scheme = "", ...roles] = rest;
  const meant = meantWords(scheme, schemes)[0] ?? scheme;
  return rest.length === 0 ? [] : [[`Authorization${optional}:`, meant, ...roles].join(" ")];
}

/** In the order in which the grammar tries them. */
export const forms: readonly Form[] = [
  { kind: "operation", texts: operationTexts },
  { kind: "reply", texts: replyTexts },
  { kind: "reply-class", texts: classTexts },
  { kind: "query", texts: queryTexts },
  { kind: "query-rest", texts: restTexts },
  { kind: "authentication", texts: authenticationTexts },
  { kind: "lifecycle", texts: lifecycleTexts },
  { kind: "arrow", texts: arrowTexts },
  { kind: "renaming", texts: arrowTexts },
  { kind: "derived", texts: derivedTexts },
  { kind: "credential", texts: credentialTexts },
  { kind: "named", texts: namedTexts },
  { kind: "param", texts: paramTexts },
  { kind: "header", texts: headerTexts },
];
