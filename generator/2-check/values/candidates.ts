import type { Field } from "../../model.js";
import type { Scalar } from "../../scalars/scalar.js";
import { scalars } from "../../scalars/scalars.js";

type Plain = string | number | boolean;

/** No scenario makes so many things of a kind. */
const MOST = 5_000;

/** Values of a field's type beside the one it is made of first, in a fixed order; whether the rules take them is not looked at. */
export function* candidates({ type }: Field, first: Plain): Iterable<Plain> {
  if (type.kind === "enum") yield* type.values;
  else if (type.kind === "scalar") yield* ofScalar(scalars[type.scalar], first);
}

function* ofScalar(scalar: Scalar, first: Plain): Iterable<Plain> {
  if (scalar.kind === "boolean") yield* [false, true];
  else if (typeof first === "number") {
    for (let n = 0; n < MOST; n++) yield first + n;
    for (let n = 1; n < MOST; n++) yield first - n;
    if (scalar.kind === "number" && !scalar.isWhole) for (let n = 1; n < MOST; n++) yield first + n / 8_192;
  } else if (typeof first === "string") {
    const another = (scalar.kind === "text" && scalar.form?.another) || counted;
    for (let n = 0; n < MOST; n++) yield another(first, n);
  }
}

/** Counts on in the last letters of a text, each within its own kind: `ACA` follows `ABZ`, and `B-0` follows `A-9`. */
function counted(text: string, n: number): string {
  const letters = [...text];
  let carry = n;
  for (let i = letters.length - 1; i >= 0 && carry > 0; i--) {
    const letter = letters[i] ?? "";
    const kind = kinds.find((one) => one.includes(letter));
    if (kind === undefined) continue;
    const at = kind.indexOf(letter) + carry;
    letters[i] = kind.charAt(at % kind.length);
    carry = Math.floor(at / kind.length);
  }
  return letters.join("");
}

const kinds = ["0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"] as const;
