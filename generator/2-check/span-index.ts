import type { Span } from "../source.js";

/** Finds which of many spans, none of which overlaps another, holds a place: by halves, since each diagnostic asks. */
export class SpanIndex<T> {
  private readonly byPath = new Map<string, { readonly at: Span; readonly value: T }[]>();

  constructor(entries: Iterable<readonly [Span, T]>) {
    for (const [at, value] of entries) {
      const known = this.byPath.get(at.path);
      if (known === undefined) this.byPath.set(at.path, [{ at, value }]);
      else known.push({ at, value });
    }
    for (const all of this.byPath.values()) all.sort((a, b) => a.at.start - b.at.start);
  }

  at({ path, start }: Span): T | null {
    const all = this.byPath.get(path) ?? [];
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.at.start ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const before = all[low - 1];
    return before !== undefined && start < before.at.end ? before.value : null;
  }
}
