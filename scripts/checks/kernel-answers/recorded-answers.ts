import { resolve } from "node:path";

/** Where the answers are kept. */
export const recordedAnswers = resolve(
  import.meta.dirname,
  "../../../python/tests/http/recorded_answers.jsonl",
);
