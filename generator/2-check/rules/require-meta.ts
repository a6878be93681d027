import type { Rule } from "./rule.js";

/** `requireMeta` of config.yaml: every requirement carries these `**Key**:` lines, not empty. */
export const requireMeta: Rule = ({ declared, settings, report }) => {
  for (const { document } of declared.homes)
    for (const key of settings.requireMeta) {
      const line = document.meta.find((meta) => meta.key.value.toLowerCase() === key.toLowerCase());
      if (line === undefined || line.value.value.trim() === "")
        report("missing-meta", document.name.at, { key, requirement: document.name.value });
    }
};
