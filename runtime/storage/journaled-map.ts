import { GroupIndex, type GroupOf } from "./group-index.js";

/** A map in order of creation that remembers what was there before, until the change is kept. */
export class JournaledMap<V> {
  readonly #values = new Map<string, V>();
  readonly #before: { readonly key: string; readonly value: V | null }[] = [];
  readonly #index: GroupIndex<V>;

  constructor(groupings: Readonly<Record<string, GroupOf<V>>> = {}) {
    this.#index = new GroupIndex(groupings);
  }

  get(key: string): V | null {
    return this.#values.get(key) ?? null;
  }

  get size(): number {
    return this.#values.size;
  }

  values(): IterableIterator<V> {
    return this.#values.values();
  }

  entries(): IterableIterator<[string, V]> {
    return this.#values.entries();
  }

  /** The values of a group, the first to join it first. */
  grouped(grouping: string, group: string): V[] {
    return [...this.#index.keysOf(grouping, group)].flatMap((key) => this.get(key) ?? []);
  }

  set(key: string, value: V): void {
    this.#note(key);
    this.#put(key, value);
  }

  delete(key: string): void {
    this.#note(key);
    this.#put(key, null);
  }

  /** Where an undo leads back to. */
  mark(): number {
    return this.#before.length;
  }

  /** What was written since that mark never was. */
  undoTo(mark: number): void {
    for (const { key, value } of this.#before.splice(mark).reverse()) this.#put(key, value);
  }

  /** What was written stays. Gives the keys that were written, in that order. */
  seal(): ReadonlySet<string> {
    const keys = new Set(this.#before.map(({ key }) => key));
    this.#before.length = 0;
    return keys;
  }

  #note(key: string): void {
    this.#before.push({ key, value: this.get(key) });
  }

  #put(key: string, value: V | null): void {
    this.#index.move(key, this.get(key), value);
    if (value === null) this.#values.delete(key);
    else this.#values.set(key, value);
  }
}
