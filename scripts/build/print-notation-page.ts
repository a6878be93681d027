import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Prints docs/notation.md as a module, so that `specwright init` can write it into a project wherever it is installed.

const place = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const target = place("generator/project/init/notation-page.ts");
const lines = readFileSync(place("docs/notation.md"), "utf8")
  .split("\n")
  .map((line) => JSON.stringify(line));

writeFileSync(
  target,
  `// Printed from docs/notation.md by scripts/build/print-notation-page.ts; a test holds the two together.\n\nexport const notationPage = [${lines.join(",")}].join("\\n");\n`,
);
const { status } = spawnSync(
  process.execPath,
  [place("node_modules/@biomejs/biome/bin/biome"), "format", "--write", target],
  { stdio: "inherit" },
);
process.exitCode = status ?? 1;
