import type { TextScalar } from "./scalar.js";

export const string: TextScalar = {
  kind: "text",
  otherNames: ["text", "varchar"],
  form: null,
  typescript: "string",
  zod: { from: "zod", text: "string()" },
  jsonSchema: { type: "string" },
  python: { name: "str", ruled: null, sent: null },
};
