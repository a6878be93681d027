/** Works out what follows from an object alone, once for each, and knows it as long as the object lives. */
export function perObject<K extends object, V>(work: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const had = known.get(of);
    if (had !== undefined) return had;
    const made = work(of);
    known.set(of, made);
    return made;
  };
}
