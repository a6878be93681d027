import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Tests that start processes, databases or compilers, and long laws: `npm run quick` leaves them to `npm test`. */
const slow = [
  "generator/tests/**",
  "acceptance/{run,load,server}/**",
  "generator/{cli,change,project}/**",
  "generator/1-parse/{nesting,parse-time,plain-blocks}.test.ts",
  "generator/3-emit/typescript/generated-types.test.ts",
  "generator/3-emit/python/**",
  "runtime/storage/**",
  "runtime/main.test.ts",
  "scripts/**",
];

/** What takes longest begins first, so that no core is idle while the last file runs. */
const longest =
  /\/(second-domain|cli|environment|accepted-specs|run-acceptance|postgres-store|main)\.test\.ts$/;
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    include: ["{acceptance,generator,http,runtime,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", ...(process.env.QUICK === "1" ? slow : [])],
    sequence: { sequencer: LongestFirst },
    // Much of the time is other programs': compilers, servers, databases.
    maxWorkers: "100%",
    // Files share what is loaded, the compiler above all: a test leaves nothing behind that another could meet.
    isolate: false,
    // Long enough for a machine that does other work too.
    testTimeout: 30_000,
  },
});
