import type { Located } from "../../source.js";
import { isField } from "./names.js";
import type { Scanner } from "./scanner.js";
import { readString } from "./string.js";

const mostLetters = 200;

/** `"page[size]"`, `"+1"`: a name that is no word. */
export function readQuotedName(s: Scanner): Located<string> {
  const from = s.pos;
  const parts = readString(s);
  if (parts.some((part) => typeof part !== "string"))
    return s.fail("a name without references", "Name the field itself.", from);
  const name = parts.join("");
  if (isField(name))
    return s.fail("a name without quotes", `Fields and parameters stand without quotes: \`${name}\`.`, from);
  if (name === "" || /\p{C}/u.test(name)) return s.fail("a name", "Write the letters that it has.", from);
  if (name.length > mostLetters) return s.failBeyond("The letters of a name", mostLetters, from);
  return s.located(name, from);
}
