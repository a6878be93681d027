/**
 * Characters that move the cursor, change colours or turn the direction of writing, that end a line somewhere, and lone
 * surrogates. Whatever others wrote (specifications, answers, logs, names of files) passes one of these functions before
 * it is printed.
 */
const unsafe = "\\p{Cc}\\p{Cs}\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u206f\\ufeff\\ufff9-\\ufffb";
const anyUnsafe = new RegExp(`[${unsafe}]`, "gu");
/** What a terminal is given on purpose, or something unsafe. */
const colourOrUnsafe = new RegExp(`\\u001b\\[[\\d;]*m|[\\n\\t]|[${unsafe}]`, "gu");

const codeOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16);
const written = (character: string): string => `\\u{${codeOf(character)}}`;

/** Text as a terminal may safely show it: what is unsafe is written out as `\u{1b}`. */
export const visible = (text: string): string => text.replace(anyUnsafe, written);

/** The same for text of several lines. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** The same for a whole page, which may have colours: for what nobody else has looked at. */
export const visiblePage = (page: string): string =>
  page.replace(colourOrUnsafe, (found) =>
    found === "\n" || found === "\t" || found.length > 1 ? found : written(found),
  );

/** JSON that says the same and shows nothing unsafe: beyond ASCII, its own escapes stop at what a terminal minds. */
export const visibleJson = (json: string): string =>
  json
    .replace(anyUnsafe, (character) =>
      character === "\n" ? "\n" : `\\u${codeOf(character).padStart(4, "0")}`,
    )
    .replaceAll("##[", "#\\u0023[");

/**
 * Text in the log of a workflow of GitHub, where a line may be a command: whatever begins with `::` behind blanks, and
 * `##[` anywhere.
 */
export const withoutCommands = (text: string): string =>
  text.replace(/^([^\S\n]*):(?=:)/gm, "$1\\u{3a}").replaceAll("##[", "#\\u{23}[");

/** Plain data with every text in it made visible. */
export function visibleTexts<T>(data: T): T {
  if (typeof data === "string") return visibleLines(data) as T;
  if (Array.isArray(data)) return data.map(visibleTexts) as T;
  if (typeof data !== "object" || data === null) return data;
  const entries = Object.entries(data).map(([name, value]) => [visibleLines(name), visibleTexts(value)]);
  return Object.fromEntries(entries) as T;
}
