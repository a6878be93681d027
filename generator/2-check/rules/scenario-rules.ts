import type { Settings } from "../../settings.js";
import type { RequirementHome } from "../declarations.js";
import type { Report } from "../report.js";
import { requireGivenWhenThen } from "./require-given-when-then.js";

/** A rule of scenarios is asked of one capability at a time, so that those which stay as they are need not be read. */
export type ScenarioRule = (homes: readonly RequirementHome[], settings: Settings, report: Report) => void;

/** Every rule that looks at scenarios alone. */
export const scenarioRules: readonly ScenarioRule[] = [requireGivenWhenThen];
