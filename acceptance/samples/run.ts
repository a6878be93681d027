import { fileURLToPath } from "node:url";
import { type AcceptanceOptions, acceptanceDefaults, runAcceptance } from "../run/run-acceptance.js";

// Runs the sample project once for each set of options given, all in this process, and prints the summaries.
const root = fileURLToPath(new URL("./notes", import.meta.url));
const runs = JSON.parse(process.argv[2] ?? "[]") as readonly Partial<AcceptanceOptions>[];
const summaries = [];
for (const options of runs) summaries.push(await runAcceptance({ ...acceptanceDefaults, root, ...options }));
process.stdout.write(JSON.stringify(summaries));
