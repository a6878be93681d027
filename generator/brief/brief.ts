/** What is left to do for a specification or a change, as `specwright brief` says it. Plain data. */
export interface Brief {
  /** Ids of the changes that it takes for archived. */
  readonly changes: readonly string[];
  readonly next: string;
  /** What is wrong, one entry per code of a diagnostic. */
  readonly problems: readonly Cause[];
  /** How many scenarios there are of each state, of the changes or of all. */
  readonly counts: { readonly [state in ScenarioState]: number };
  /** All that the changes add or alter; without a change, those that are not green. */
  readonly scenarios: readonly BriefScenario[];
  /** What kept the scenarios from being run; `null` where nothing did. */
  readonly trouble: string | null;
  readonly handlers: readonly MissingHandler[];
  readonly project: ProjectGuidance;
  /** `POST /notes Note: 201; 400 VALIDATION_FAILED` */
  readonly operations: readonly string[];
  /** `Note: id, title, done` */
  readonly entities: readonly string[];
  /** `404 NOTE_NOT_FOUND` */
  readonly codes: readonly string[];
}

/** The diagnostics of one code. */
export interface Cause {
  readonly code: string;
  readonly severity: string;
  readonly count: number;
  /** The first of them. */
  readonly at: string;
  readonly message: string;
  readonly fix: string | null;
}

/**
 * `prose`: a step of it is run by nothing; `red`, `green`: it ran just now, and failed or passed; `notRun`: each of its steps
 * is bound, and it was not run; `people`: it is declared for people to judge.
 */
export const scenarioStates = ["prose", "red", "notRun", "people", "green"] as const;
export type ScenarioState = (typeof scenarioStates)[number];

export interface BriefScenario {
  readonly id: string;
  readonly at: string;
  readonly state: ScenarioState;
  /** Why it is not green; `null` where it is. */
  readonly reason: string | null;
  /** Of a red one: what was sent and what came back; `null` where no answer differs. */
  readonly exchange: Exchange | null;
}

export interface Exchange {
  readonly step: string;
  readonly request: string;
  /** `status: expected 201, got 501` */
  readonly differences: readonly string[];
  readonly answer: string | null;
}

/** An operation that no handler answers. */
export interface MissingHandler {
  readonly name: string;
  /** The file that `scaffold` would write it to. */
  readonly path: string;
  /** Its input and reply, as the generated file declares them. */
  readonly declarations: string;
}

/** What config.yaml says to assistants. */
export interface ProjectGuidance {
  readonly context: string | null;
  readonly rules: readonly { readonly artifact: string; readonly rules: readonly string[] }[];
}
