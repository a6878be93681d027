import type { Field, Type } from "../../model.js";

type Scalar = Extract<Type, { kind: "scalar" }>["scalar"];
type Plain = string | number | boolean;

/** No scenario makes so many things of a kind. */
const MOST = 5_000;

/** Values of a field's type beside the one it is made of first, in a fixed order; whether the rules take them is not looked at. */
export function* candidates({ type }: Field, first: Plain): Iterable<Plain> {
  if (type.kind === "enum") yield* type.values;
  else if (type.kind === "scalar") yield* ofScalar(type.scalar, first);
}

function* ofScalar(scalar: Scalar, first: Plain): Iterable<Plain> {
  if (scalar === "boolean") yield* [false, true];
  else if (typeof first === "number") {
    for (let n = 0; n < MOST; n++) yield first + n;
    for (let n = 1; n < MOST; n++) yield first - n;
    if (scalar === "number") for (let n = 1; n < MOST; n++) yield first + n / 8_192;
  } else if (typeof first === "string") for (let n = 0; n < MOST; n++) yield textOf(scalar, first, n);
}

function textOf(scalar: Scalar, first: string, n: number): string {
  switch (scalar) {
    case "date":
      return new Date(Date.parse(first) + n * 86_400_000).toISOString().slice(0, 10);
    case "date-time":
      return new Date(Date.parse(first) + n * 1_000).toISOString().replace(".000", "");
    case "uuid":
      return first.slice(0, -12) + (Number.parseInt(first.slice(-12), 16) + n).toString(16).padStart(12, "0");
    case "binary":
      return n === 0 ? first : base64(n, Math.max(4, first.length));
    default:
      return counted(first, n);
  }
}

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number in base64, as long as asked for. */
const base64 = (n: number, length: number): string =>
  Array.from({ length }, (_, i) => digits.charAt(Math.floor(n / 64 ** (length - 1 - i)) % 64)).join("");

/** Counts on in the last letters of a text, each within its own kind: `ABZ` goes on with `ACA`, `A-9` with `B-0`. */
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
