import { any } from "./any.js";
import { binary } from "./binary.js";
import { boolean } from "./boolean.js";
import { date } from "./date.js";
import { dateTime } from "./date-time.js";
import { email } from "./email.js";
import { integer } from "./integer.js";
import { number } from "./number.js";
import type { Scalar } from "./scalar.js";
import { string } from "./string.js";
import { uri } from "./uri.js";
import { uuid } from "./uuid.js";

/** All scalars of the notation by name, in the order in which messages list them. */
export const scalars = {
  string,
  integer,
  number,
  boolean,
  date,
  "date-time": dateTime,
  email,
  uri,
  uuid,
  binary,
  any,
} as const satisfies Readonly<Record<string, Scalar>>;

export type ScalarName = keyof typeof scalars;

export const isScalarName = (word: string): word is ScalarName => Object.hasOwn(scalars, word);

export const scalarNames: readonly ScalarName[] = Object.keys(scalars).filter(isScalarName);
