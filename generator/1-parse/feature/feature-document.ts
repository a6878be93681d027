import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { StepWords } from "../../diagnostics/step-words.js";
import type { Located } from "../../source.js";
import type { ScenarioDocument } from "../document.js";

/** What one feature file says, each row of an outline and each background written out. Plain data, as specifications are. */
export interface FeatureDocument {
  readonly path: string;
  /** The path below the folder of features, without its ending: `checkout`, `admin/prices`. */
  readonly id: string;
  readonly scenarios: readonly FeatureScenarioDocument[];
  /** The keywords of its language. */
  readonly words: StepWords;
  readonly diagnostics: readonly Diagnostic[];
}

/** One scenario as it runs: the steps of its backgrounds first, then its own. */
export interface FeatureScenarioDocument extends ScenarioDocument {
  /** The name of the rule it stands in. */
  readonly rule: string | null;
  /** Its name as the heading has it, placeholders and all. */
  readonly heading: string;
  /** Which row of its examples it is, counted from 1; `null` where it is no outline. */
  readonly row: number | null;
  /** Its own tags and those it inherits, without the at sign. */
  readonly tags: readonly Located<string>[];
}
