import type { NumberScalar } from "./scalar.js";

export const number: NumberScalar = {
  kind: "number",
  otherNames: ["float", "double", "decimal"],
  isWhole: false,
  letters: /[0-9.e+-]/,
  typescript: "number",
  zod: { from: "zod", text: "number()" },
  jsonSchema: { type: "number" },
  python: { name: "Number", ruled: { type: "float", reader: "DOUBLE" }, sent: null },
};
