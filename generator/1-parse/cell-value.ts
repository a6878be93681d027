import { isCode } from "../names/code.js";
import type { Located } from "../source.js";
import type { MeantCell } from "./document.js";
import { Broken } from "./notation/broken.js";
import { isEntity, patterns } from "./notation/names.js";
import { Scanner } from "./notation/scanner.js";
import { textParts } from "./notation/string.js";
import { readValue } from "./notation/value.js";
import type { ValueSyntax } from "./notation/value-syntax.js";
import type { Reading } from "./reading.js";
import type { Cell } from "./table.js";

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** A cell of a table under a step: a value where it looks like one, else its text; nothing is an absent field. */
export function cellValue(reading: Reading, cell: Cell): Located<ValueSyntax> | null {
  const { text } = cell.span;
  if (text === "") return null;
  const s = new Scanner(cell.span, "broken-cell");
  if (!isValue(text)) {
    const words = cell.isCode ? text : text.replace(/\\([!-/:-@[-`{-~])/g, "$1");
    return s.located<ValueSyntax>({ kind: "string", parts: textParts(words), times: 1 }, 0, text.length);
  }
  try {
    const value = readValue(s);
    s.expectEnd('A text that begins like this must be in quotes: `"..."`.');
    return value;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    reading.report(broken.diagnostic);
    return null;
  }
}

const isValue = (text: string): boolean =>
  /^["{[]|^(?:true|false|null)$/.test(text) || number.test(text) || isCode(text);

/** A cell of text that may be a made body: it begins with a name and stands alone, or goes on as a made body does. */
export function meantCell(cell: Cell): Omit<MeantCell, "row" | "column"> | null {
  const { text } = cell.span;
  const s = new Scanner(cell.span, "broken-cell");
  const entity = s.look(patterns.word);
  if (entity === null || !isEntity(entity) || !/^(?:$| -|- | ?\{)/.test(text.slice(entity.length)))
    return null;
  return { entity: s.located(entity, 0, entity.length), text, made: madeIn(s) };
}

function madeIn(s: Scanner): Located<ValueSyntax> | null {
  try {
    const value = readValue(s);
    return s.done ? value : null;
  } catch (broken) {
    if (!(broken instanceof Broken)) throw broken;
    return null;
  }
}
