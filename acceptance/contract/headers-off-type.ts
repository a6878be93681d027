import type { Answer } from "../http/exchange.js";
import type { Difference } from "../match/difference.js";
import { show } from "../match/show.js";
import { type ContractOperation, parserOf, type Schema } from "./contract.js";

/** The headers of an answer whose values are none of what the contract says, by its status or its code. */
export function headersOffType(
  operation: ContractOperation | null,
  answer: Answer,
  key: string,
): readonly Difference[] {
  const all = operation?.headerSchemas ?? {};
  const schemas = Object.hasOwn(all, key) ? (all[key] ?? {}) : {};
  return Object.entries(schemas).flatMap(([name, schema]) => {
    const text = answer.headers[name.toLowerCase()];
    if (text === undefined) return [];
    const problem = problemOf(schema, text);
    return problem === null
      ? []
      : [{ place: `header ${name}`, says: `off its schema: ${problem} (${show(text)})` }];
  });
}

/** A header is text: what is no text to its schema may be the text of a number, of a boolean or of a list. */
function problemOf(schema: Schema, text: string): string | null {
  const parser = parserOf(schema);
  const results = readings(text).map((value) => parser.safeParse(value));
  if (results.some(({ success }) => success)) return null;
  const issues = results.flatMap((result) => (result.success ? [] : [result.error.issues[0]]));
  // The issue of the text names the type that is expected, that of the value read from it the rule that is broken.
  const issue = issues.slice(1).find((one) => one?.code !== "invalid_type") ?? issues[0];
  return issue?.message.replace(/^Invalid input: /, "") ?? "another value was expected";
}

function readings(text: string): readonly unknown[] {
  const single = one(text);
  const items = text === "" ? [] : text.split(",").map((item) => item.trim());
  return [text, ...(single === text ? [] : [single]), items.map(one), items];
}

const one = (text: string): unknown => {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  return text === "true" ? true : text === "false" ? false : text;
};
