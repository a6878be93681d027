import type { SpecDocument } from "../../1-parse/document.js";
import type { Located } from "../../source.js";

/** In how many places each name stands in the documents, which are plain data: whatever has a value and a place counts. */
export function namesWritten(documents: readonly SpecDocument[]): ReadonlyMap<string, number> {
  const places = new Map<string, Set<string>>();
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const item of node) walk(item);
    else if (isRecord(node)) {
      if (isName(node)) {
        const known = places.get(node.value) ?? new Set();
        places.set(node.value, known.add(`${node.at.path} ${node.at.start}`));
      } else for (const inner of Object.values(node)) walk(inner);
    }
  };
  for (const { requirements } of documents) walk(requirements);
  return new Map([...places].map(([name, found]) => [name, found.size]));
}

/** The documents with other names in these places. */
export function renamedAt(
  documents: readonly SpecDocument[],
  renames: ReadonlyMap<string, string>,
): readonly SpecDocument[] {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (!isRecord(node)) return node;
    const { at } = node;
    const name = isRecord(at) ? renames.get(`${at.path} ${at.start}`) : undefined;
    if (name !== undefined && isName(node)) return { ...node, value: name };
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, walk(inner)]));
  };
  return documents.map(
    (document) => ({ ...document, requirements: walk(document.requirements) }) as SpecDocument,
  );
}

const isRecord = (node: unknown): node is Record<string, unknown> =>
  typeof node === "object" && node !== null;
const isName = (node: Record<string, unknown>): node is Record<string, unknown> & Located<string> =>
  typeof node.value === "string" && isRecord(node.at);
