import { methods } from "./fact-syntax.js";
import { isCode, isEntity } from "./names.js";

/** Longer code is a sample of something, not a slip of the pen. */
const longest = 200;

const loose = new RegExp(`^\\[?(${methods.join("|")}|ANY)\\]?[ :]*((?:https?://[^ /]*)?)(/?[^ ]*)`, "i");

/** A method and a path, but for case, slash or colon: `get /x`, `GET api/x`, `POST: /x`, `POST https://host/x`. */
function nearOperation(text: string): string | null {
  const found = loose.exec(text);
  if (found === null) return null;
  const [, method = "", , rest = ""] = found;
  const path = rest.replace(/^\{[^}]*\}/, "");
  const listed = path.split("/").some((part) => methods.some((name) => name === part));
  if (!path.includes("/") || listed) return null;
  return `${method.toUpperCase()} ${path.startsWith("/") ? path : `/${path}`}`;
}

/** A status said another way: `HTTP 404`, `status: 201`, `404 Not Found`, `404: NOT_FOUND`, `200 OK`. */
function nearStatus(text: string): string | null {
  const found =
    /^(?:HTTP\/?[\d.]* ?|(?:status|code)(?: code)?[:=]? ?)?([1-5]\d\d)(?![\d.\p{L}_])[:,-]? ?(.{0,40})/iu.exec(
      text,
    );
  if (found === null) return null;
  const [, status = "", rest = ""] = found;
  if (rest === "" ? /^\d/.test(text) : !/^\p{L}/u.test(rest)) return null;
  const word = /^[\p{L}\p{Nd}_]+/u.exec(rest)?.[0] ?? "";
  if (isCode(word) && word !== "OK") return `${status} ${word}`;
  if (Number(status) < 400) {
    const name = word.charAt(0).toUpperCase() + word.slice(1);
    return word === rest && isEntity(name) ? `${status} ${name}` : status;
  }
  if (!/^[\p{L} '_-]*$/u.test(rest) || rest === "") return status;
  return `${status} ${rest.toUpperCase().replace(/[^\p{L}\p{Nd}]+/gu, "_")}`;
}

/** What code in a requirement was probably meant to be; null where it is plainly something else. */
export function nearFact(text: string): string | null {
  if (text.length > longest) return null;
  const operation = nearOperation(text) ?? nearStatus(text);
  if (operation !== null) return operation;
  const bearer = /^(?:Bearer|Basic)(?: [A-Za-z][\w-]*)?$/.test(text);
  if (bearer) return `Authorization: ${text}`;
  if (/^Authorization\??: ?/.test(text)) return "Authorization: Bearer";
  const header = /^([A-Z][A-Za-z0-9]*(?:-[A-Z0-9][A-Za-z0-9]*)+)(?:\??:.*)?$/.exec(text);
  if (header !== null) return `${header[1]}:`;
  const query = /^[?&]([A-Za-z_][\w-]*)(?:=(\w*))?$/.exec(text);
  if (query !== null) return query[2] ? `?${query[1]} = ${query[2]}` : `?${query[1]}`;
  const param = /^\{([A-Za-z_][\w-]*)\}(?::| )([a-z-]+)$/.exec(text);
  if (param !== null) return `{${param[1]}}: ${param[2]}`;
  const arrow =
    /^([\p{L}\p{Nd}]+\.[\p{L}_][\w-]*):? ?([\p{Lu}_\p{Nd}]+) ?(?:->|→|=>) ?([\p{Lu}_\p{Nd}]+)$/u.exec(text);
  return arrow === null ? null : `${arrow[1]}: ${arrow[2]} -> ${arrow[3]}`;
}

/** The same for a step. */
export function nearStep(text: string): string | null {
  if (text.length > longest) return null;
  const counted = /^(\d+) ?[x×*] ?(.+)$/i.exec(text);
  if (counted !== null) return `${counted[1]} x ${counted[2]}`;
  const operation = nearOperation(text) ?? nearStatus(text);
  if (operation !== null) return operation;
  if (/^(?:Bearer|Basic)(?: |$)/.test(text)) return `Authorization: ${text}`;
  if (/^@[\p{L}\p{Nd}_]+$/u.test(text)) return text.toLowerCase();
  if (isEntity(text)) return `${text} {}`;
  const compared = nearTest(text);
  if (compared !== null) return compared;
  const json = /^"([\p{L}_][\p{L}\p{Nd}_-]*)": ?(.+?),?$/u.exec(text);
  if (json !== null) return `{ ${json[1]}: ${json[2]} }`;
  const colonless = /^\{ ?([\p{L}_][\p{L}\p{Nd}_-]*) ("[^"]*"|[\d.]+) ?\}$/u.exec(text);
  if (colonless !== null) return `{ ${colonless[1]}: ${colonless[2]} }`;
  const absent = /^([\p{L}_][\w.[\]-]*) is absent$/u.exec(text);
  if (absent !== null) return `${absent[1]} absent`;
  const ref = /^=? ?(\{[\p{L}][\w.[\]]*\})$/u.exec(text);
  if (ref !== null) return `= ${ref[1]}`;
  const thing = /^[\p{Lu}][\p{L}\p{Nd}]*\.([\p{L}_][\w.]* (?:=|!=|>=|<=|>|<) .+)$/u.exec(text);
  return thing?.[1] ?? null;
}

/** A comparison in the signs of another language, or with a bare word for a text. */
function nearTest(text: string): string | null {
  const found = /^([\p{L}_][\w.[\]-]*)(?: (===?|!==?|=|>=|<=|>|<|contains) |(===?|!==?|=))([^=<> ].*)$/u.exec(
    text,
  );
  if (found === null) return null;
  const [, place = "", blanked, joined, value = ""] = found;
  // `PORT=3000` sets the environment of a process.
  if (joined !== undefined && !/\p{Ll}/u.test(place)) return null;
  return `${place} ${sign(blanked ?? joined)} ${valueNear(value)}`;
}

const sign = (written = "="): string => (/^={2,3}$/.test(written) ? "=" : written === "!==" ? "!=" : written);

/** A bare word was meant as a text. */
const valueNear = (written = ""): string =>
  /^[\p{Ll}][\p{L}\p{Nd}_ -]*$|^'[^']*'$/u.test(written) ? `"${written.replaceAll("'", "")}"` : written;
