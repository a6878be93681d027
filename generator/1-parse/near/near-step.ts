import { isEntity } from "../notation/names.js";
import { reasonPhrase } from "../notation/reply.js";
import { operationTexts, replyTexts } from "./forms.js";
import { loosened } from "./loosened.js";
import { capital } from "./parts.js";

/** Longer code is a sample of something, not a slip of the pen. */
const longest = 200;

/** What code in a step was probably meant to be; null where it is plainly something else. */
export function nearStep(text: string): string | null {
  if (text.length > longest) return null;
  const counted = /^(\d+) ?[x×*] ?(.+)$/i.exec(text);
  if (counted !== null) return `${counted[1]} x ${counted[2]}`;
  const asked = nearRequest(text) ?? nearAnswer(text);
  if (asked !== null) return asked;
  if (/^(?:Bearer|Basic)(?: |$)/.test(text)) return `Authorization: ${text}`;
  const header = nearHeader(text);
  if (header !== null) return header;
  if (/^@[\p{L}\p{Nd}_]+$/u.test(text)) return text.toLowerCase();
  if (isEntity(text)) return `${text} {}`;
  const thing = nearThing(text);
  if (thing !== null) return thing;
  const compared = nearTest(text);
  if (compared !== null) return compared;
  const colonless = /^\{ ?([\p{L}_][\p{L}\p{Nd}_-]*) ("[^"]*"|[\d.]+) ?\}$/u.exec(text);
  if (colonless !== null) return `{ ${colonless[1]}: ${colonless[2]} }`;
  const absent = /^([\p{L}_][\w.[\]-]*) is absent$/u.exec(text);
  if (absent !== null) return `${absent[1]} absent`;
  const ref = /^=? ?(\{[\p{L}][\w.[\]]*\})$/u.exec(text);
  if (ref !== null) return `= ${ref[1]}`;
  const ofThing = /^[\p{Lu}][\p{L}\p{Nd}]*\.([\p{L}_][\w.]* (?:=|!=|>=|<=|>|<) .+)$/u.exec(text);
  return ofThing?.[1] ?? null;
}

/** A method and a path, recognized by a slash: `get /x`, `POTS /x`, `GET api/x`, `/x GET`. */
function nearRequest(text: string): string | null {
  if (!/[/\\]/.test(text) || text.includes("://") || /^[A-Za-z]+\/[A-Za-z]+$/.test(text)) return null;
  return operationTexts(loosened(text))[0] ?? null;
}

/** A status said another way: `HTTP 404`, `404: NOT_FOUND`, `NOT_FOUND 404`, `200 OK`. */
const nearAnswer = (text: string): string | null =>
  reasonPhrase.test(text) || !/(?<!\d)[1-5]\d\d(?!\d)/.test(text)
    ? null
    : (replyTexts(loosened(text)).find((meant) => meant !== text) ?? null);

/** A header in small letters, or without its colon: `idempotency-Key: k1`, `If-Match "3"`. */
function nearHeader(text: string): string | null {
  const small =
    /^([a-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+|authorization|accept|cookie|location|etag) ?: ?(.*)$/.exec(text);
  if (small !== null) return `${(small[1] ?? "").split("-").map(capital).join("-")}: ${small[2]}`.trimEnd();
  const bare = /^([A-Z][a-z0-9]*(?:-[A-Z][A-Za-z0-9]*)+)(?: ?[=:] ?| )([^ ].*)$/.exec(text);
  return bare === null ? null : `${bare[1]}: ${bare[2]}`;
}

/** `Product Hat { stock: 5 }`: names of things begin with a small letter. */
function nearThing(text: string): string | null {
  const found = /^([\p{L}\p{Nd}]+) ([\p{L}\p{Nd}_]+)( ?\{.*\})?$/u.exec(text);
  const [, entity = "", handle = "", fields = ""] = found ?? [];
  if (found === null || !isEntity(entity) || !(isEntity(handle) || fields !== "")) return null;
  return `${capital(entity)} ${handle.charAt(0).toLowerCase()}${handle.slice(1)}${fields.replace(/^ ?/, fields === "" ? "" : " ")}`;
}

/** A comparison in the signs of another language, or with a bare word for a text. */
function nearTest(text: string): string | null {
  const matched = /^([\p{L}_][\w.[\]-]*) (?:=~|~=?|like|match|regex|matching) (?:\/(.+)\/|(.+))$/u.exec(text);
  if (matched !== null) return `${matched[1]} matches ${matched[2] ?? matched[3]}`;
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
