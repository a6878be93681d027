import type { TextScalar } from "./scalar.js";

const atom = "[0-9A-Za-z_!#$%&'*+/=?^`{|}~-]+";
const label = "[0-9A-Za-z](?:[0-9A-Za-z-]*[0-9A-Za-z])?";
const pattern = `^${atom}(?:\\.${atom})*@(?:${label}\\.)+[A-Za-z]{2,}$`;

export const email: TextScalar = {
  kind: "text",
  otherNames: [],
  form: {
    pattern: new RegExp(pattern),
    inWords: "an email address",
    documented: pattern,
    lengths: { min: 3, max: Number.POSITIVE_INFINITY },
    takesRules: true,
    excludesOthers: true,
    moment: null,
    sample: {
      kind: "counted",
      before: (field) => field.toLowerCase().replace(/[^a-z]/g, "") || "mail",
      after: "@example.com",
    },
    example: "ann@example.com",
    another: null,
    inPath: null,
  },
  typescript: "string",
  zod: { from: "kernel", text: "email" },
  jsonSchema: { type: "string", format: "email" },
  python: { name: "Email", ruled: null, sent: null },
};
