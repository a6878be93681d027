/** What the letters of a word make it: the grammar distinguishes names by nothing else. */

const entity = /^[\p{Lu}\p{Lt}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}]*$/u;
const allUpper = /^[\p{Lu}\p{Nd}]+$/u;
const handle = /^[\p{Ll}\p{Lo}\p{Lm}][\p{L}\p{M}\p{Nd}_]*$/u;
const field = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]*$/u;

/** `Order`, `订单`; never `ORDER`, which is a code. */
export const isEntity = (word: string): boolean => entity.test(word) && !allUpper.test(word);
/** `A`, which is neither an entity nor a code. */
export const isOneCapital = (word: string): boolean => /^\p{Lu}\p{Nd}*$/u.test(word);
export const oneCapitalFix = "The name of an entity is more than one capital: `Area`, not `A`.";
/** `hat` */
export const isHandle = (word: string): boolean => handle.test(word);
/** `priceCents`, `content-type` */
export const isField = (word: string): boolean => field.test(word);

/** Sticky patterns for the scanner. */
export const patterns = {
  word: /[\p{L}\p{M}\p{Nd}_]+/uy,
  field: /[\p{L}_][\p{L}\p{M}\p{Nd}_-]*/uy,
  /** `X_Trace-Id:`; capitals alone with a `_` between them are an error code. */
  header: /(?![A-Z0-9]*_[A-Z0-9_]*:)[A-Z][A-Za-z0-9_-]*(?=:(?: |$))/y,
  /** Of an answer; with `?` it may be absent. */
  answerHeader: /(?![A-Z0-9]*_[A-Z0-9_]*\??:)[A-Z][A-Za-z0-9_-]*(?=\??:(?: |$))/y,
  media: /[A-Za-z0-9!#$&^_.+-]+\/[A-Za-z0-9!#$&^_.+*-]+(?= |$)/y,
  /** Of an operation, as API descriptions have them; it ends in a letter or a digit. */
  operationId: /[\p{L}\p{Nd}_](?:[\p{L}\p{M}\p{Nd}_./:#~-]{0,198}[\p{L}\p{M}\p{Nd}_])?(?= |$)/uy,
  /** A scheme of HTTP, or the name of a credential. */
  scheme: /\p{L}[\p{L}\p{M}\p{Nd}._~-]*/uy,
  /** A role, or a scope such as `books:read`. */
  role: /[A-Za-z][A-Za-z0-9._~:/-]*/y,
  token: /[A-Za-z][A-Za-z0-9._~-]*/y,
  integer: /\d+/y,
  decimal: /-?\d+(?:\.\d+)?/y,
  json: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y,
  wordly: /[\p{L}\p{M}\p{Nd}_.]/uy,
} as const;
