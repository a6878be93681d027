import type { Entries } from "../../entry.js";

/** What openspec/config.yaml asks of every requirement and scenario. */
export const demanded = {
  "missing-meta": {
    severity: "error",
    message: "The requirement `{requirement}` has no `**{key}**` line.",
    hint: "Add one below its text, such as `**{key}**: …`; openspec/config.yaml asks for it.",
    example: "a requirement without **Priority** where `requireMeta` lists it",
  },
  "missing-phase": {
    severity: "error",
    message: "The scenario `{scenario}` has no {phase}.",
    hint: "Write what happens as WHEN and what must then be true as THEN; openspec/config.yaml asks for it.",
    example: "a scenario with a GIVEN and a THEN only",
  },
} as const satisfies Entries;
