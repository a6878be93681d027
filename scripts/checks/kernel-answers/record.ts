/**
 * Keeps what the TypeScript kernel answers, for the tests of the Python kernel:
 * `node --import tsx scripts/checks/kernel-answers/record.ts`
 */
import { writeFileSync } from "node:fs";
import { answersOfKernel } from "./kernel-answers.js";
import { recordedAnswers } from "./recorded-answers.js";

const answers = await answersOfKernel();
writeFileSync(recordedAnswers, answers);
console.log(`${answers.split("\n").length - 1} answers`);
