/** As much of Cucumber's messages as the report reads. */
export interface Message {
  readonly pickle?: MessagePickle;
  readonly testCase?: {
    readonly id: string;
    readonly pickleId: string;
    readonly testSteps: readonly { readonly id: string; readonly pickleStepId?: string }[];
  };
  readonly testCaseStarted?: { readonly id: string; readonly testCaseId: string; readonly attempt: number };
  readonly testStepFinished?: {
    readonly testCaseStartedId: string;
    readonly testStepId: string;
    readonly testStepResult: { readonly status: string; readonly message?: string };
  };
  readonly testCaseFinished?: { readonly testCaseStartedId: string; readonly willBeRetried: boolean };
  readonly attachment?: {
    readonly mediaType: string;
    readonly body: string;
    readonly testCaseStartedId?: string;
    readonly testStepId?: string;
  };
  readonly parseError?: { readonly source: { readonly uri?: string }; readonly message: string };
  readonly testRunHookFinished?: { readonly result: { readonly status: string; readonly message?: string } };
  readonly undefinedParameterType?: { readonly name: string; readonly expression: string };
}

export interface MessagePickle {
  readonly id: string;
  readonly uri: string;
  readonly name: string;
  readonly tags: readonly { readonly name: string }[];
  readonly steps: readonly { readonly id: string; readonly text: string; readonly type?: string }[];
}
