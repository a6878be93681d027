import type { BooleanScalar } from "./scalar.js";

export const boolean: BooleanScalar = {
  kind: "boolean",
  otherNames: ["bool"],
  typescript: "boolean",
  zod: { from: "zod", text: "boolean()" },
  jsonSchema: { type: "boolean" },
  python: { name: "bool", ruled: null, sent: null },
};
