import fc from "fast-check";

/** Texts by number; the same number is the same text. */
export type Say = (slot: number) => string;

/** Texts that have broken generators before, and any others. */
const wicked = [
  "",
  " ",
  '"',
  "'",
  "`",
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is the point
  "${process.exit()}",
  "*/ }; process.exit(); /*",
  "// */",
  "\\",
  "\\u0022",
  "\n",
  "\r\n# comment",
  "\u2028",
  "\u2029x",
  "\u0000\u0007",
  "\u202eevil\u202c",
  "\ud800",
  "\udfff",
  "👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
  "שלום",
  "订单",
  "ǆ",
  "ß",
  "__proto__",
  "constructor",
  "toString",
  "@ts-expect-error",
  "@ts-ignore",
  "/ @ts-ignore",
  "@deprecated",
  "default",
  "class",
  "await",
  "Object",
  "Promise",
  "Record",
  "Error",
  "Code",
  "Handlers",
  "OrderBody",
  "GetInput",
  "z",
  "length",
  "string",
  "suite",
  "../../etc/passwd",
  "C:\\con",
  "Feature: x",
  "Scenario Outline: <x>",
  "Examples:",
  "# language: de",
  "@tag @other",
  "| a | b |",
  "a | b \\| c \\n",
  '"""',
  '\\"\\"\\"',
  '""""',
  "'''",
  '\\"""',
  "\\\\",
  "${",
  "*/",
  "-->",
  "{{",
  "```",
  "  indented\n\n  text  ",
  "Given Given x",
  "* x",
] as const;

/** Any text, wicked ones often. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...wicked),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...wicked), maxLength: 4 }),
  fc.string({ maxLength: 200 }),
);

/** Texts that begin and end with one that has broken generators: in every place at once. */
export const wickedSays: readonly Say[] = wicked.map(
  (text): Say =>
    (slot) =>
      `${text} text${slot} ${text}`,
);

/** Any texts, all of them different; a slot keeps its own. */
export const anySay: fc.Arbitrary<Say> = fc
  .uniqueArray(anyText, { minLength: 1, maxLength: 140 })
  .map((texts) => (slot) => texts[slot] ?? `${texts[slot % texts.length] ?? ""}~${slot}`);

/** Texts that nobody could take for something else. */
export const harmless: Say = (slot) => `text${slot}x`;
