import type { Scenario } from "../plan/step-builders.js";
import type { Target } from "../steps/session.js";

/** Why a scenario cannot run against this server; null where it can. */
export function reasonNotToRun(
  tags: readonly { readonly name: string }[],
  scenario: Scenario | null,
  target: Target,
  fresh: boolean,
): string | null {
  const plans = scenario?.steps.flatMap((step) => (step.kind === "plan" ? [step.plan] : [])) ?? [];
  const tagged = (name: string) => tags.some((tag) => tag.name === name);
  if (!fresh && (tagged("@clock") || plans.some((plan) => plan.afterSeconds !== null))) {
    return "the clock of a server that runs elsewhere cannot be moved";
  }
  if (!fresh && tagged("@own-server")) return "its steps look into the server, and this one runs elsewhere";
  for (const power of ["restart", "kill"] as const) {
    if (plans.some((plan) => plan.power === power) && target.power[power] === undefined) {
      return fresh
        ? `this application cannot ${power}`
        : `a server that runs elsewhere is not ours to ${power}`;
    }
  }
  const { restart, kill } = target.power;
  if (tagged("@durable") && restart === undefined && kill === undefined) {
    return fresh
      ? "this application keeps nothing over a restart"
      : "a server that runs elsewhere is not ours to restart";
  }
  return null;
}
