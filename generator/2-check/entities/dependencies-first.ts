/** Every name once, those it needs before it as far as cycles let it. Without recursion: a chain may be of any length. */
export function dependenciesFirst(
  names: Iterable<string>,
  needs: (name: string) => Iterable<string>,
): readonly string[] {
  const seen = new Set<string>();
  const ordered: string[] = [];
  const path: { readonly name: string; readonly rest: Iterator<string> }[] = [];
  const enter = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    path.push({ name, rest: needs(name)[Symbol.iterator]() });
  };
  for (const name of names) {
    enter(name);
    for (let here = path.at(-1); here !== undefined; here = path.at(-1)) {
      const next = here.rest.next();
      if (next.done !== true) enter(next.value);
      else {
        ordered.push(here.name);
        path.pop();
      }
    }
  }
  return ordered;
}
