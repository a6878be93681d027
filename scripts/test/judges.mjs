/**
 * Independent judges of what we read and write: the OpenSpec CLI validates the specifications, Redocly lints the API
 * description, openapi-typescript reads it. `npm run judges`; exit code 1 if one of them objects.
 */
import { spawnSync } from "node:child_process";

const quiet = {
  ...process.env,
  OPENSPEC_TELEMETRY: "0",
  DO_NOT_TRACK: "1",
  REDOCLY_TELEMETRY: "off",
  CI: "1",
};

const judges = {
  "OpenSpec validates the specs": [
    "@fission-ai/openspec/bin/openspec.js",
    "validate",
    "--specs",
    "--strict",
    "--no-interactive",
  ],
  "Redocly lints generated/openapi.json": ["@redocly/cli/bin/cli.js", "lint", "generated/openapi.json"],
  "openapi-typescript reads generated/openapi.json": [
    "openapi-typescript/bin/cli.js",
    "generated/openapi.json",
    "--output",
    "node_modules/.cache/judges/openapi.d.ts",
  ],
};

let refused = 0;
for (const [title, [file, ...words]] of Object.entries(judges)) {
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [`node_modules/${file}`, ...words], {
    env: quiet,
    encoding: "utf8",
  });
  const fine = error === undefined && status === 0;
  console.log(`${fine ? "ok  " : "FAIL"} ${title}`);
  if (!fine) {
    refused += 1;
    console.error(error?.message ?? `${stdout}\n${stderr}`);
  }
}
if (refused > 0) process.exitCode = 1;
