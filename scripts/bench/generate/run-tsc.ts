import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Measured, measure } from "../measure/measure.js";
import type { Rounds } from "./run-subject.js";
import type { Subject } from "./subject.js";

const strictest = {
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Checks all generated code of a project, and what it imports, with the strictest flags. */
export function runTsc(
  repository: string,
  subject: Subject,
  { runs, deadline }: Rounds,
): readonly Measured[] {
  const config = join(subject.root, "tsconfig.json");
  writeFileSync(config, JSON.stringify({ compilerOptions: strictest, include: ["generated"] }));
  const words = [join(repository, "node_modules/typescript/bin/tsc"), "-p", config];
  const measured: Measured[] = [];
  while (measured.length === 0 || (measured.length < runs && performance.now() < deadline)) {
    measured.push(measure({ words, cwd: subject.root, timeoutMs: 60_000 }));
  }
  return measured;
}
