import { requireGivenWhenThen } from "./require-given-when-then.js";
import type { ScenarioRule } from "./rule.js";

/** Every rule that looks at scenarios alone. */
export const scenarioRules: readonly ScenarioRule[] = [requireGivenWhenThen];
