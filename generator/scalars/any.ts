import type { AnyScalar } from "./scalar.js";

export const any: AnyScalar = {
  kind: "any",
  otherNames: ["json"],
  typescript: "unknown",
  zod: { from: "zod", text: "unknown()" },
  jsonSchema: {},
  python: { name: "object", ruled: null, sent: null },
};
