import { defineConfig } from "vitest/config";

/** Tests that start processes, databases or compilers, and long laws: `npm run quick` leaves them to `npm test`. */
const slow = [
  "generator/tests/**",
  "generator/acceptance/{run,load,server}/**",
  "generator/{cli,change,project}/**",
  "generator/1-parse/{nesting,parse-time,plain-blocks}.test.ts",
  "generator/3-emit/generated-types.test.ts",
  "generator/3-emit/python/**",
  "runtime/storage/**",
  "runtime/main.test.ts",
  "scripts/**",
];
/** Tests of functions alone. They share what is loaded, the compiler above all; others get a process for each file. */
const pure = ["generator/{1-parse,2-check,3-emit,change,diagnostics}/**/*.test.ts"];

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // Much of the time is other programs': compilers, servers, databases.
    maxWorkers: "100%",
    // Long enough for a machine that does other work too.
    testTimeout: 30_000,
    exclude: ["**/node_modules/**", "**/dist/**", ...(process.env.QUICK === "1" ? slow : [])],
    projects: [
      { extends: true, test: { name: "functions", include: pure, isolate: false } },
      {
        extends: true,
        test: { name: "programs", include: ["{generator,runtime,scripts}/**/*.test.ts"], exclude: pure },
      },
    ],
  },
});
