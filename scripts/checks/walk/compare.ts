import type { Answer } from "./ask.js";
import type { Comparison } from "./compare-headers.js";
import { headersDiffer } from "./compare-headers.js";
import type { Difference } from "./compare-json.js";
import { compareJson, type Differ, textsDiffer } from "./compare-json.js";

/** Where two answers differ, but for ids, which must be twins, and times, which must be about the same. */
export function compareAnswers(left: Answer, right: Answer, comparison: Comparison): readonly Difference[] {
  if (left.status === null || right.status === null) {
    // How a connection ends is up to the system; that it ends without an answer is not.
    return left.status === right.status ? [] : [differs("answer", answered(left), answered(right))];
  }
  const found: Difference[] = [];
  if (left.status !== right.status) found.push(differs("status", String(left.status), String(right.status)));
  found.push(...headersDiffer(left.headers, right.headers, comparison));
  found.push(...bodiesDiffer(left, right, comparison));
  return found;
}

function bodiesDiffer(left: Answer, right: Answer, { twins, caller }: Comparison): readonly Difference[] {
  const [own, other] = [jsonOf(left), jsonOf(right)];
  const differ: Differ = { twins, caller };
  if (own !== null && other !== null) return compareJson(own.value, other.value, differ);
  if (isMetrics(left) && isMetrics(right)) return metricsDiffer(left.text, right.text);
  return textsDiffer(left.text, right.text, differ) ? [differs("body", left.text, right.text)] : [];
}

const answered = ({ status, text }: Answer): string =>
  status === null ? `no answer: ${text}` : String(status);
const differs = (place: string, left: string, right: string): Difference => ({ place, left, right });

function jsonOf({ headers, text }: Answer): { readonly value: unknown } | null {
  if (!/\bjson\b/.test(headers["content-type"] ?? "") || text === "") return null;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isMetrics({ headers, text }: Answer): boolean {
  return (headers["content-type"] ?? "").startsWith("text/plain") && text.includes("# TYPE ");
}

/** What the shop counts must be the same; how long it took and what the process needs are its own affair. */
function metricsDiffer(left: string, right: string): readonly Difference[] {
  const [own, other] = [left, right].map(counters);
  const names = [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])];
  return names.flatMap((name) => {
    const [a, b] = [own?.get(name) ?? "absent", other?.get(name) ?? "absent"];
    return a === b ? [] : [differs(`metric ${name}`, a, b)];
  });
}

/** Counters that were never touched may be there as zero, or not be there. */
function counters(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").filter((line) => line.startsWith("shop_") && !/ 0(\.0)?$/.test(line));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), String(Number(line.slice(at + 1)))];
    }),
  );
}
