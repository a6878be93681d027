/** Templates of paths by their segments, so that those which take a path are found without asking each. */
export interface PathTree<T> {
  /** What is kept of a template; made where it is the first of its form. */
  readonly keep: (template: readonly string[], make: () => T) => T;
  /** What is kept of all templates that take a path: a segment with a parameter takes any. */
  readonly taking: (path: readonly string[]) => readonly T[];
}

interface Branch<T> {
  readonly named: Map<string, Branch<T>>;
  any: Branch<T> | null;
  kept: T | null;
}

export function pathTree<T>(): PathTree<T> {
  const root = branch<T>();
  return {
    keep: (template, make) => {
      const end = template.reduce(below, root);
      end.kept ??= make();
      return end.kept;
    },
    taking: (path) => {
      let level = [root];
      for (const segment of path)
        level = level.flatMap(({ named, any }) => present([named.get(segment), any]));
      return level.flatMap(({ kept }) => (kept === null ? [] : [kept]));
    },
  };
}

const branch = <T>(): Branch<T> => ({ named: new Map(), any: null, kept: null });

function below<T>(from: Branch<T>, segment: string): Branch<T> {
  if (segment.includes("{}")) {
    from.any ??= branch();
    return from.any;
  }
  const known = from.named.get(segment) ?? branch();
  from.named.set(segment, known);
  return known;
}

const present = <T>(some: readonly (T | null | undefined)[]): readonly T[] =>
  some.filter((one) => one !== null && one !== undefined);
