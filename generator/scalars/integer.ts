import type { NumberScalar } from "./scalar.js";

export const integer: NumberScalar = {
  kind: "number",
  otherNames: ["int", "long"],
  isWhole: true,
  letters: /[0-9-]/,
  typescript: "number",
  zod: { from: "zod", text: "int()" },
  jsonSchema: { type: "integer" },
  python: { name: "Integer", ruled: { type: "int", reader: "WHOLE" }, sent: null },
};
