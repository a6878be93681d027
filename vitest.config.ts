import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { conditions: ["source"] },
  ssr: { resolve: { conditions: ["source"] } },
  test: {
    // Much of the time is other programs': compilers, servers, databases.
    maxWorkers: "100%",
    // Long enough for a machine that does other work too.
    testTimeout: 30_000,
    include: ["{generator,runtime,scripts}/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/dist/**"],
  },
});
