import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { answersOfKernel } from "./kernel-answers.js";
import { recordedAnswers } from "./recorded-answers.js";

test("the kernel answers what is recorded of it; else: node --import tsx scripts/checks/kernel-answers/record.ts", async () => {
  const answers = (await answersOfKernel()).split("\n");
  const recorded = readFileSync(recordedAnswers, "utf8").split("\n");
  expect(answers.filter((answer, at) => answer !== recorded[at])).toEqual([]);
  expect(answers).toHaveLength(recorded.length);
}, 30_000);
