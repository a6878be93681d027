import { join } from "node:path";
import { build } from "esbuild";

/** Bundles the kernel in this folder into its dist, where generated routes find it. */
export const buildKernel = (folder) =>
  build({
    absWorkingDir: folder,
    entryPoints: ["kernel.ts"],
    outfile: join(folder, "dist/kernel.js"),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    packages: "external",
    sourcemap: true,
    logLevel: "warning",
  });
