/**
 * Imports OpenAPI documents, generates, and compares what comes back: `npm run roundtrip -- FILE…`. Exit code 1: what was
 * imported does not compile; 2: called wrongly, or a document that cannot be read.
 */
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { readDocuments } from "../../../generator/project/import/read-documents.js";
import { type Measured, measure } from "./measure.js";
import { uncounted } from "./operations.js";
import { type Totals, totalsOf } from "./totals.js";

const USAGE = `npm run roundtrip -- [--json] [--operations] FILE…

  FILE           documents of OpenAPI 3.0 or 3.1, in JSON or YAML
  --operations   also each operation that lost something, with its reasons and places
  --json         all of it as JSON

Each document is imported, compiled in memory, and described again as OpenAPI; both descriptions are compared by meaning.
  whole      method, path, id, parameters, bodies, statuses, headers, schemas and security came back
  carried    so did all of them, but a format or a width is only carried and not checked
  lost       something came back otherwise, or not at all
Not counted, but listed: prose, tags, examples, x-, deprecated, links, callbacks, servers.

Examples:
  npm run roundtrip -- openapi.yaml
  npm run roundtrip -- --operations api/*.json`;

function misuse(problem: string): never {
  console.error(`error: ${problem}\n${USAGE}`);
  process.exit(2);
}

function wordsGiven() {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: { json: flag, operations: flag, help: { ...flag, short: "h" } },
    });
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}

const percent = (part: number, of: number): string =>
  of === 0 ? "-" : `${((100 * part) / of).toFixed(1)} %`;
const line = (count: number, text: string): string => `  ${String(count).padStart(6)}  ${text}`;

function print(name: string, { verdicts, invented, diagnostics }: Measured, totals: Totals): void {
  const { whole, carried, lost, xml, reasons } = totals;
  const all = verdicts.length;
  console.log(`${name}: ${all} operations`);
  console.log(line(whole, `whole (${percent(whole, all)})`));
  console.log(line(carried, `carried unchecked (${percent(carried, all)})`));
  console.log(line(lost, `lost (${percent(lost, all)})`));
  if (xml.operations > 0)
    console.log(line(xml.operations, `of these speak XML; ${xml.back} of them came back`));
  for (const { code, severity, message, at } of diagnostics)
    if (severity !== "info") console.log(`  does not compile cleanly: ${at.path} ${code} ${message}`);
  for (const operation of invented) console.log(`  came back without being there: ${operation}`);
  section(
    "Why operations are lost (in how many; for this reason alone)",
    reasons.map(({ reason, operations, alone }) => line(operations, `${reason} (${alone})`)),
  );
  section(
    "Carried and not checked",
    totals.carriedFor.map(({ reason, operations }) => line(operations, reason)),
  );
  section(
    "Replies that the kernel adds",
    [...totals.addedByKernel].map(([reply, count]) => line(count, reply)),
  );
}

function section(title: string, lines: readonly string[]): void {
  if (lines.length > 0) console.log([` ${title}:`, ...lines].join("\n"));
}

function printOperations({ verdicts }: Measured): void {
  for (const { operation, kind, findings } of verdicts)
    if (kind === "lost")
      section(
        operation,
        findings.filter((one) => one.kind === "lost").map(({ reason, at }) => `          ${reason}: ${at}`),
      );
}

const { values, positionals } = wordsGiven();
if (values.help) console.log(USAGE);
else if (positionals.length === 0) misuse("No document is named.");
else {
  const sums = { operations: 0, whole: 0, carried: 0 };
  const results: unknown[] = [];
  for (const path of positionals) {
    const read = readDocuments(path);
    if (read.kind === "unreadable") misuse(`${read.file} cannot be read: ${read.problem}.`);
    const measured = measure(read.documents);
    const totals = totalsOf(measured.verdicts);
    sums.operations += measured.verdicts.length;
    sums.whole += totals.whole;
    sums.carried += totals.carried;
    if (measured.diagnostics.some(({ severity }) => severity === "error")) process.exitCode = 1;
    const other = uncounted(read.documents);
    if (values.json) {
      const { verdicts, invented, imported } = measured;
      const addedByKernel = Object.fromEntries(totals.addedByKernel);
      results.push({
        path,
        ...totals,
        addedByKernel,
        uncounted: Object.fromEntries(other),
        invented,
        verdicts,
        losses: imported.losses,
      });
      continue;
    }
    print(basename(path), measured, totals);
    section(
      "Not counted",
      [...other].map(([what, count]) => line(count, what)),
    );
    if (values.operations) printOperations(measured);
    console.log("");
  }
  if (values.json) console.log(JSON.stringify({ documents: results }, null, 2));
  else if (positionals.length > 1) {
    const { operations, whole, carried } = sums;
    console.log(
      `All: ${operations} operations, ${whole} whole (${percent(whole, operations)}), ${carried} carried unchecked (${percent(carried, operations)})`,
    );
  }
}
