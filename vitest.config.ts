import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // No test changes what another reads, so files share the modules they import: that halves the time.
    isolate: false,
    maxWorkers: "100%",
    // Long enough for a machine that does other work too.
    testTimeout: 30_000,
    include: ["{generator,runtime,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
