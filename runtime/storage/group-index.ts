/** Names the group that a value belongs to; null: none. */
export type GroupOf<V> = (value: V) => string | null;

const nothing: ReadonlySet<string> = new Set();

/** Finds the keys of a map by groups that their values belong to. */
export class GroupIndex<V> {
  readonly #groupings: readonly {
    readonly name: string;
    readonly groupOf: GroupOf<V>;
    readonly keys: Map<string, Set<string>>;
  }[];

  constructor(groupings: Readonly<Record<string, GroupOf<V>>>) {
    this.#groupings = Object.entries(groupings).map(([name, groupOf]) => ({
      name,
      groupOf,
      keys: new Map(),
    }));
  }

  keysOf(grouping: string, group: string): ReadonlySet<string> {
    return this.#groupings.find(({ name }) => name === grouping)?.keys.get(group) ?? nothing;
  }

  /** A key has another value from now on; null: none. One that stays in its group keeps its place there. */
  move(key: string, before: V | null, after: V | null): void {
    for (const { groupOf, keys } of this.#groupings) {
      const from = before === null ? null : groupOf(before);
      const to = after === null ? null : groupOf(after);
      if (from === to) continue;
      if (from !== null) leave(keys, from, key);
      if (to !== null) join(keys, to, key);
    }
  }
}

function leave(groups: Map<string, Set<string>>, group: string, key: string): void {
  const keys = groups.get(group);
  keys?.delete(key);
  if (keys?.size === 0) groups.delete(group);
}

function join(groups: Map<string, Set<string>>, group: string, key: string): void {
  const keys = groups.get(group);
  if (keys === undefined) groups.set(group, new Set([key]));
  else keys.add(key);
}
