import { isCode } from "./names/code.js";

/** One value of an enum. `OPEN` and `"OPEN"` are the same text. */
export type Literal = string | number | boolean;

/** A value as the notation writes it. */
export const literalText = (value: Literal): string =>
  typeof value === "string" && isCode(value) ? value : JSON.stringify(value);
