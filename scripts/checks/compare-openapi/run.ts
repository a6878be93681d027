/**
 * Compares what two OpenAPI documents promise, however they spell it: `npm run compare:openapi -- A B`. Exit code 1: they
 * promise different things; 2: called wrongly, or a document that cannot be read.
 */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { openShop } from "../servers/open-shop.js";
import { compareDocuments } from "./compare.js";
import type { Difference } from "./differences.js";
import { isObject, type Json, type JsonObject } from "./json.js";

const USAGE = `npm run compare:openapi -- [--json] A B

  A, B      files or addresses of OpenAPI documents in JSON; "python" for what the shop in Python says of itself
  --json    the differences as JSON

Compared are operations, parameters, bodies, statuses, types of content, headers, security and schemas; not compared are names of
references, order, titles, descriptions, examples, tags, links and whatever begins with x-.

Examples:
  npm run compare:openapi -- generated/openapi.json http://127.0.0.1:8000/openapi.json
  npm run compare:openapi -- generated/openapi.json python`;

function misuse(problem: string): never {
  console.error(`error: ${problem}\n${USAGE}`);
  process.exit(2);
}

function wordsGiven() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    return misuse(error instanceof Error ? error.message : String(error));
  }
}

async function textAt(place: string): Promise<string> {
  if (/^https?:/.test(place)) return (await fetch(place)).text();
  if (place !== "python") return readFile(place, "utf8");
  const shop = await openShop("python");
  try {
    return await textAt(`${shop.url}/openapi.json`);
  } finally {
    await shop.stop();
  }
}

async function documentAt(place: string): Promise<JsonObject> {
  try {
    const text = await textAt(place);
    const value: Json = JSON.parse(text);
    if (!isObject(value) || !isObject(value.paths)) throw new Error("it has no paths");
    return value;
  } catch (error) {
    return misuse(
      `${place} is no OpenAPI document that can be read: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function show({ pointer, left, right }: Difference): string {
  const text = (value: Json | undefined) => (value === undefined ? "(nothing)" : JSON.stringify(value));
  return `${pointer}\n  A: ${text(left)}\n  B: ${text(right)}`;
}

const { values, positionals } = wordsGiven();
const [left, right, ...more] = positionals;
if (values.help) console.log(USAGE);
else if (left === undefined || right === undefined || more.length > 0) misuse("Two documents are compared.");
else {
  const differences = compareDocuments(await documentAt(left), await documentAt(right));
  if (differences.length > 0) process.exitCode = 1;
  if (values.json) console.log(JSON.stringify({ ok: differences.length === 0, differences }, null, 2));
  else {
    for (const difference of differences) console.log(show(difference));
    console.log(`${differences.length} differences`);
  }
}
