import { join } from "node:path";
import { build } from "esbuild";

/** Bundles the kernel of a runtime folder into its dist, where generated routes find it. */
export const buildKernel = (runtime) =>
  build({
    absWorkingDir: runtime,
    entryPoints: ["http/kernel.ts"],
    outfile: join(runtime, "dist/http/kernel.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
