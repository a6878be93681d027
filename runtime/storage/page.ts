/** A part of a list. Left out: from its beginning, to its end. */
export interface Page {
  /** Only what is behind the one with this id; where there is none, nothing is. */
  readonly after?: string | undefined;
  /** At most so many. */
  readonly limit?: number | undefined;
}

/** The part of a list that a page asks for. */
export function pageOf<V extends { readonly id: string }>(all: Iterable<V>, { after, limit }: Page): V[] {
  const page: V[] = [];
  let behind = after === undefined;
  for (const value of all) {
    if (limit !== undefined && page.length >= limit) break;
    if (behind) page.push(value);
    else behind = value.id === after;
  }
  return page;
}
