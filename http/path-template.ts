import { canonicalPath, hex } from "./canonical-path.js";
import { itemsOf, type Texts } from "./text-values.js";

/** What `/api/products/{id}` is for the router and for us. */
export interface PathTemplate {
  /** Fits every canonical path the template means; one group for each parameter. */
  readonly pattern: RegExp;
  /** The names of the parameters, in the order of the path. */
  readonly names: readonly string[];
  /**
   * Sorts what is written out before what is not, so that `/orders/mine` is found before `/orders/{id}` and `/{a}-{b}`
   * before `/{a}`: a template that fits only paths of another one comes before it.
   */
  readonly rank: string;
}

/** `!$&'()*+,;=:@`, escaped. In the text of a template it means the same either way. */
const SUB_DELIMITER = /%(?:2[146-9A-C]|3[ABD]|40)/g;
const PARAMETER = /\{([^{}]+)\}/;

/** Reads a path as the specification writes it. */
export function pathTemplate(path: string): PathTemplate {
  const names = path.split(PARAMETER).filter((_, at) => at % 2 === 1);
  const segments = path.split("/").map((segment) => segment.split(PARAMETER).map(textIfEven));
  const pattern = segments.map(segmentSource).join("\\x2f");
  return { pattern: new RegExp(`^${pattern}$`), names, rank: segments.map(rankOf).join("/") };
}

function textIfEven(part: string, at: number): string {
  if (at % 2 === 1) return part;
  const path = canonicalPath(Buffer.from(part, "utf8").toString("latin1"));
  return path.replace(SUB_DELIMITER, (one) => String.fromCharCode(Number.parseInt(one.slice(1), 16)));
}

/**
 * Texts and parameters in turn. Of several parameters the last fitting text parts them; as none of them but the first
 * holds the text before it, matching takes time linear in the segment.
 */
function segmentSource(parts: readonly string[]): string {
  return parts
    .map((part, at) => {
      if (at % 2 === 0) return at === 0 ? literal(part) : laterText(part);
      return at === 1 ? "([^/]+)" : `([^/](?:(?!${laterText(parts[at - 1] ?? "")}[^/])[^/])*)`;
    })
    .join("");
}

/** A text behind a parameter does not begin within an escape of its value: `x%2A` holds no `A`. */
function laterText(text: string): string {
  return (/^[0-9A-F]/.test(text) ? "(?<!%)(?<!%[0-9A-F])" : "") + literal(text);
}

/** Express counts groups by their parentheses, so that none of the text may stand there as it is. */
function literal(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, (one) =>
    /[-._~%]/.test(one) ? `\\x${hex(one)}` : `(?:\\x${hex(one)}|%${hex(one)})`,
  );
}

function rankOf(parts: readonly string[]): string {
  if (parts.length === 1) return "0";
  const texts = parts.filter((_, at) => at % 2 === 0);
  // What the texts are settles the rest, so that the order is the same everywhere.
  return `1${String(99_999 - texts.join("").length).padStart(5, "0")}${texts.join("{}")}`;
}

const NO_PARAMS: Texts = new Map();

/**
 * Reads the parameters of a path that the router has matched, in its one spelling. Commas part the items of a list before
 * escapes are read, so that `%2C` is a comma within an item: `style: simple`, as the API description says. Null: an escape
 * is none, or what they say is no UTF-8.
 */
export function pathParams(
  { pattern, names }: PathTemplate,
  lists: ReadonlySet<string>,
): (canonicalPath: string) => Texts | null {
  if (names.length === 0) return () => NO_PARAMS;
  return (canonicalPath) => {
    const found = pattern.exec(canonicalPath);
    const texts = new Map<string, readonly string[]>();
    for (const [at, name] of names.entries()) {
      const text = found?.[at + 1] ?? "";
      const items = lists.has(name) ? itemsOf(text) : [text];
      const decoded = text.includes("%") ? decodedAll(items) : items;
      if (decoded === null) return null;
      texts.set(name, decoded);
    }
    return texts;
  };
}

function decodedAll(texts: readonly string[]): readonly string[] | null {
  try {
    return texts.map(decodeURIComponent);
  } catch {
    return null;
  }
}
