import type { ScenarioRule } from "./rule.js";

/** `requireGivenWhenThen` of config.yaml: every scenario has a WHEN and, after it, a THEN. */
export const requireGivenWhenThen: ScenarioRule = (homes, settings, report) => {
  if (!settings.requireGivenWhenThen) return;
  for (const { document } of homes.flatMap((home) => home.scenarios)) {
    // That it has no steps at all is reported.
    if (document.steps.length === 0) continue;
    const phases = document.steps.map((step) => step.phase);
    const when = phases.indexOf("when");
    const missing = when === -1 ? "WHEN" : phases.indexOf("then", when) === -1 ? "THEN" : null;
    if (missing !== null)
      report("missing-phase", document.name.at, { phase: missing, scenario: document.name.value });
  }
};
