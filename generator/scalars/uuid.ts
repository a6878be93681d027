import type { TextScalar } from "./scalar.js";

const pattern = "^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$";
const some = "6f1c1a52-7d0e-4c2b-9a53-0d2f5a1b8e01";

export const uuid: TextScalar = {
  kind: "text",
  otherNames: ["guid"],
  form: {
    pattern: new RegExp(pattern),
    inWords: "a UUID",
    documented: pattern,
    lengths: { min: 36, max: 36 },
    takesRules: true,
    excludesOthers: true,
    moment: null,
    sample: { kind: "fixed", text: some },
    example: some,
    another: (first, n) =>
      first.slice(0, -12) + (Number.parseInt(first.slice(-12), 16) + n).toString(16).padStart(12, "0"),
    inPath: {
      letters: /[0-9A-Fa-f-]/,
      texts: [some, "ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF", "00000000-0000-4000-8000-000000000000"],
    },
  },
  typescript: "string",
  zod: { from: "zod", text: "guid()" },
  jsonSchema: { type: "string", format: "uuid" },
  python: { name: "Uuid", ruled: null, sent: "SentUuid" },
};
