/** A map in order of creation that remembers what was there before, until told that it stays. */
export class JournaledMap<V> {
  readonly #values = new Map<string, V>();
  readonly #before: { readonly key: string; readonly value: V | null }[] = [];

  get(key: string): V | null {
    return this.#values.get(key) ?? null;
  }

  values(): V[] {
    return [...this.#values.values()];
  }

  set(key: string, value: V): void {
    this.#before.push({ key, value: this.get(key) });
    this.#values.set(key, value);
  }

  /** What was written stays. */
  commit(): void {
    this.#before.length = 0;
  }

  /** What was written since the last commit never was. */
  rollBack(): void {
    for (const { key, value } of this.#before.reverse()) {
      if (value === null) this.#values.delete(key);
      else this.#values.set(key, value);
    }
    this.#before.length = 0;
  }
}
