#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

const built = new URL("../dist/cli.js", import.meta.url);

if (existsSync(built)) {
  // Node 22 and later keep compiled code from run to run.
  module.enableCompileCache?.();
  const { main } = await import(built.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.stderr.write("error: Specwright is not built yet.\nfix: Run `npm run build` in its repository.\n");
  process.exitCode = 2;
}
