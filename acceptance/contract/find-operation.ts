import {
  bySpecificity,
  encodedText,
  type SegmentPattern,
  segmentPattern,
} from "../../generator/protocol/path-text.js";
import type { Contract, ContractOperation } from "./contract.js";

/** The operation of a method and path; of several that fit, the one that a server finds first. HEAD is answered for GET. */
export function findOperation(
  { operations }: Contract,
  method: string,
  path: string,
): ContractOperation | null {
  const segments = (path.split("?", 1)[0] ?? "").split("/").map(encodedText);
  const there = operations.flatMap((operation) => {
    const template = operation.path.split("/").map(segmentPattern);
    const fits =
      template.length === segments.length &&
      template.every(({ pattern }, i) => pattern.test(segments[i] ?? ""));
    return fits ? [{ operation, template }] : [];
  });
  const first = (wanted: string) =>
    there.filter(({ operation }) => operation.method === wanted).sort(asServersAsk)[0]?.operation;
  return first(method) ?? (method === "HEAD" ? first("GET") : undefined) ?? null;
}

interface Fit {
  readonly template: readonly SegmentPattern[];
}

/** From the left, segment by segment. */
function asServersAsk(a: Fit, b: Fit): number {
  for (const [i, segment] of a.template.entries()) {
    const other = b.template[i];
    const order = other === undefined ? 0 : bySpecificity(segment, other);
    if (order !== 0) return order;
  }
  return 0;
}
