import type { Field, Type } from "../../model.js";
import { resolved } from "../../resolved-type.js";
import type { Rule } from "./rule.js";

/** An entity that needs itself, directly or through others, has no finite value. */
export const endlessEntity: Rule = ({ declared, types, report }) => {
  const names = [...declared.entities.keys()];
  const finite = new Finite();
  for (const name of names) finite.add(name, types.entityFields(name).flatMap(needed));
  for (const [name, { name: written }] of declared.entities)
    if (!finite.has(name)) report("endless-entity", written.at, { name });
};

/** What a value cannot be without: an entity, or what one of several alternatives needs. */
type Need = string | { readonly anyOf: readonly (readonly Need[])[] };

/** What has a finite value: what needs nothing, and then what needs nothing more. */
class Finite {
  readonly #left = new Map<string, Set<string>>();
  readonly #neededBy = new Map<string, string[]>();
  readonly #finite = new Set<string>();
  #count = 0;

  add(name: string, needs: readonly Need[]): void {
    const own = new Set(needs.map((need) => (typeof need === "string" ? need : this.#anyOf(need.anyOf))));
    for (const other of own) {
      if (this.#finite.has(other)) own.delete(other);
      else this.#neededBy.set(other, [...(this.#neededBy.get(other) ?? []), name]);
    }
    this.#left.set(name, own);
    if (own.size === 0) this.#settle(name);
  }

  has(name: string): boolean {
    return this.#finite.has(name);
  }

  /** A name of its own, finite once one of the alternatives is; no entity is called so. */
  #anyOf(alternatives: readonly (readonly Need[])[]): string {
    this.#count += 1;
    const union = `or ${this.#count}`;
    for (const [i, needs] of alternatives.entries()) {
      const one = `${union}.${i}`;
      this.#neededBy.set(one, [union]);
      this.add(one, needs);
    }
    return union;
  }

  #settle(name: string): void {
    const found = [name];
    // The list grows while it is walked.
    for (const done of found) {
      if (this.#finite.has(done)) continue;
      this.#finite.add(done);
      for (const other of this.#neededBy.get(done) ?? []) {
        const left = this.#left.get(other);
        left?.delete(done);
        if (left === undefined || left.size === 0) found.push(other);
      }
    }
  }
}

/** What the field cannot be without. */
const needed = (field: Field): readonly Need[] =>
  field.optional || field.nullable || field.initial !== null ? [] : neededByType(field.type, field);

function neededByType(type: Type, field: Field): readonly Need[] {
  switch (type.kind) {
    case "entity":
      return [type.name];
    case "ruled":
      return type.nullable ? [] : neededByType(type.type, resolved({ ...field, type }));
    case "object":
      return type.fields.flatMap(needed);
    case "union": {
      const alternatives = type.alternatives.map((one) => neededByType(one, { ...field, checks: [] }));
      return alternatives.some((needs) => needs.length === 0) ? [] : [{ anyOf: alternatives }];
    }
    case "list": {
      const filled = field.checks.some((check) => check.kind === "length" && (check.min ?? 0) > 0);
      return filled ? neededByType(type.item, field) : [];
    }
    default:
      return [];
  }
}
