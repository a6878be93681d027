import { canonicalPath } from "./canonical-path.js";
import type { Operation } from "./operation.js";
import type { PathTemplate } from "./path-template.js";

/** Something that is found by method and path. */
export interface Found<T> {
  readonly operation: Pick<Operation, "method" | "path">;
  readonly template: PathTemplate;
  readonly value: T;
}

/** What a method and a path in its one spelling mean; null where they are no operation's. */
export type FindOperation<T> = (method: string, path: string) => T | null;

/**
 * Finds the first in a list whose template fits, where GET answers HEAD too. Most paths are written out and known by their
 * text; of the others only those with as many segments are tried, for no parameter holds a slash.
 */
export function operationFinder<T>(all: readonly Found<T>[]): FindOperation<T> {
  const methods = new Set<string>(all.map(({ operation }) => operation.method));
  if (methods.has("GET")) methods.add("HEAD");
  const finders = new Map([...methods].map((method) => [method, finderAmong(all.filter(answers(method)))]));
  return (method, path) => finders.get(method)?.(path) ?? null;
}

const answers =
  (method: string) =>
  ({ operation }: Found<unknown>): boolean =>
    operation.method === method || (method === "HEAD" && operation.method === "GET");

function finderAmong<T>(all: readonly Found<T>[]): (path: string) => T | null {
  const bySegments = new Map<number, Found<T>[]>();
  for (const one of all) {
    const segments = segmentsIn(one.operation.path);
    bySegments.set(segments, [...(bySegments.get(segments) ?? []), one]);
  }
  const search = (path: string): T | null =>
    bySegments.get(segmentsIn(path))?.find(({ template }) => template.pattern.test(path))?.value ?? null;
  const writtenOut = all.filter(({ template }) => template.names.length === 0);
  const known = new Map(
    writtenOut.map(({ operation: { path } }) => {
      const spelled = canonicalPath(Buffer.from(path, "utf8").toString("latin1"));
      return [spelled, search(spelled)];
    }),
  );
  return (path) => known.get(path) ?? search(path);
}

function segmentsIn(path: string): number {
  let slashes = 0;
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) slashes += 1;
  return slashes;
}
