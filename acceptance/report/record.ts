import type { ShownFailure } from "./failure.js";
import type { Message, MessagePickle } from "./messages.js";
import { type Declared, type MeasuredLevel, readNote } from "./note.js";
import type { Place } from "./trace.js";

/** One run of one scenario, as its messages say. */
export interface ScenarioRun {
  readonly pickle: MessagePickle;
  /** What the suite calls it; null where it did not say. */
  readonly called: string | null;
  /** In the order of the scenario; hooks have no pickle step. */
  readonly steps: readonly StepRun[];
  readonly notRun: string | null;
  /** Why people judge it, and no machine does; null where it is run. */
  readonly forPeople: string | null;
  readonly failure: ShownFailure | null;
  readonly failedAt: Place | null;
  readonly levels: readonly MeasuredLevel[];
}

export interface StepRun {
  readonly pickleStepId: string | null;
  /** As Cucumber calls it: `PASSED`, `FAILED`, `UNDEFINED`, … ; null until it is finished. */
  status: string | null;
  message: string | null;
}

/** All that a run reported. */
export interface RunRecord {
  readonly scenarios: readonly ScenarioRun[];
  /** Scenarios that no tag or name selected. */
  readonly leftOut: readonly MessagePickle[];
  readonly declared: Declared;
  readonly seen: ReadonlySet<string>;
  /** What went wrong outside of scenarios. */
  readonly troubles: readonly string[];
  /** From the start of the first scenario to the end of the last. */
  readonly seconds: number;
}

interface OpenScenario {
  readonly pickle: MessagePickle;
  called: string | null;
  readonly steps: Map<string, StepRun>;
  notRun: string | null;
  forPeople: string | null;
  failure: ShownFailure | null;
  failedAt: Place | null;
  levels: readonly MeasuredLevel[];
  retried: boolean;
}

/** Listens to the messages of a run. */
export class Recorder {
  private readonly pickles = new Map<string, MessagePickle>();
  private readonly cases = new Map<string, NonNullable<Message["testCase"]>>();
  private readonly runs = new Map<string, OpenScenario>();
  private readonly seen = new Set<string>();
  private readonly troubles: string[] = [];
  private declared: Declared = { operations: [], anywhere: [] };
  private began = 0;
  private ended = 0;

  hear(message: Message): void {
    const { pickle, testCase, testCaseStarted, testStepFinished, testCaseFinished, attachment } = message;
    if (pickle !== undefined) this.pickles.set(pickle.id, pickle);
    if (testCase !== undefined) this.cases.set(testCase.id, testCase);
    if (testCaseStarted !== undefined) this.start(testCaseStarted);
    if (testStepFinished !== undefined) this.finishStep(testStepFinished);
    if (attachment !== undefined) this.note(attachment);
    if (testCaseFinished !== undefined) this.ended = performance.now();
    if (testCaseFinished?.willBeRetried) {
      const run = this.runs.get(testCaseFinished.testCaseStartedId);
      if (run !== undefined) run.retried = true;
    }
    this.hearTrouble(message);
  }

  /** Notes what went wrong where no message contains it. */
  trouble(text: string): void {
    this.troubles.push(text);
  }

  record(): RunRecord {
    const planned = new Set([...this.cases.values()].map(({ pickleId }) => pickleId));
    const runs = [...this.runs.values()].filter(({ retried }) => !retried);
    return {
      scenarios: runs.map(({ pickle, called, steps, notRun, forPeople, failure, failedAt, levels }) => ({
        pickle,
        called,
        steps: [...steps.values()],
        notRun,
        forPeople,
        failure,
        failedAt,
        levels,
      })),
      leftOut: [...this.pickles.values()].filter(({ id }) => !planned.has(id)),
      declared: this.declared,
      seen: this.seen,
      troubles: this.troubles,
      seconds: (this.ended - this.began) / 1000,
    };
  }

  private start({ id, testCaseId }: NonNullable<Message["testCaseStarted"]>): void {
    if (this.began === 0) this.began = performance.now();
    const testCase = this.cases.get(testCaseId);
    const pickle = testCase === undefined ? undefined : this.pickles.get(testCase.pickleId);
    if (testCase === undefined || pickle === undefined) return;
    const steps = testCase.testSteps.map((step): [string, StepRun] => [
      step.id,
      { pickleStepId: step.pickleStepId ?? null, status: null, message: null },
    ]);
    this.runs.set(id, {
      pickle,
      called: null,
      steps: new Map(steps),
      notRun: null,
      forPeople: null,
      failure: null,
      failedAt: null,
      levels: [],
      retried: false,
    });
  }

  private finishStep({
    testCaseStartedId,
    testStepId,
    testStepResult,
  }: NonNullable<Message["testStepFinished"]>): void {
    const step = this.runs.get(testCaseStartedId)?.steps.get(testStepId);
    if (step === undefined) return;
    step.status = testStepResult.status;
    step.message = testStepResult.message ?? null;
  }

  private note({ mediaType, body, testCaseStartedId }: NonNullable<Message["attachment"]>): void {
    const note = readNote(mediaType, body);
    if (note === null) return;
    const run = this.runs.get(testCaseStartedId ?? "");
    if (note.kind === "declared") this.declared = note.declared;
    if (note.kind === "seen") for (const reply of note.replies) this.seen.add(reply);
    if (run === undefined) return;
    if (note.kind === "called") run.called = note.name;
    if (note.kind === "not-run") run.notRun = note.reason;
    if (note.kind === "for-people") run.forPeople = note.reason;
    if (note.kind === "failure") run.failure = note.failure;
    if (note.kind === "failed-at") run.failedAt = { at: note.at, row: note.row };
    if (note.kind === "levels") run.levels = note.levels;
  }

  private hearTrouble({ parseError, testRunHookFinished, undefinedParameterType }: Message): void {
    if (parseError !== undefined)
      this.troubles.push(`${parseError.source.uri ?? "a feature"}: ${parseError.message}`);
    if (testRunHookFinished?.result.status === "FAILED") {
      this.troubles.push(testRunHookFinished.result.message ?? "A hook of the run failed.");
    }
    if (undefinedParameterType !== undefined) {
      const { name, expression } = undefinedParameterType;
      this.troubles.push(`The step definition "${expression}" uses the unknown parameter type {${name}}.`);
    }
  }
}
