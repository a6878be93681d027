import type { TextScalar } from "./scalar.js";

const pattern = "^(?:[0-9a-zA-Z+/]{4})*(?:[0-9a-zA-Z+/]{2}==|[0-9a-zA-Z+/]{3}=)?$";
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number in base64, as long as asked for. */
const base64 = (n: number, length: number): string =>
  Array.from({ length }, (_, i) => digits.charAt(Math.floor(n / 64 ** (length - 1 - i)) % 64)).join("");

export const binary: TextScalar = {
  kind: "text",
  otherNames: [],
  form: {
    pattern: new RegExp(pattern),
    inWords: "base64",
    documented: pattern,
    lengths: { min: 0, max: Number.POSITIVE_INFINITY },
    takesRules: false,
    excludesOthers: false,
    moment: null,
    sample: { kind: "fixed", text: "" },
    example: "aGF0",
    another: (first, n) => (n === 0 ? first : base64(n, Math.max(4, first.length))),
    inPath: { letters: /[0-9A-Za-z+/=]/, texts: ["AAAAAAAA", "AAAAAA==", "AAAAAAA="] },
  },
  typescript: "string",
  zod: { from: "zod", text: "base64()" },
  jsonSchema: { type: "string", contentEncoding: "base64" },
  python: { name: "Binary", ruled: null, sent: null },
};

/** What a file in a form is called: in the notation, and as a format of OpenAPI. */
export const fileName = "binary";
