import { defineConfig } from "vitest/config";

/** Tests that start processes, databases or compilers, and long laws: `npm run quick` leaves them to `npm test`. */
const slow = [
  "generator/tests/**",
  "generator/acceptance/{run,load,server}/**",
  "generator/{cli,project}/**",
  "generator/3-emit/python/**",
  "runtime/storage/**",
  "runtime/main.test.ts",
  "scripts/**",
];

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // Much of the time is other programs': compilers, servers, databases.
    maxWorkers: "100%",
    // Long enough for a machine that does other work too.
    testTimeout: 30_000,
    include: ["{generator,runtime,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**", ...(process.env.QUICK === "1" ? slow : [])],
  },
});
