import type { Json } from "../../model.js";
import type { LossBook } from "../loss.js";
import type { Documents, Found } from "../read/documents.js";
import { member, textAt } from "../read/json.js";
import { type Meaning, meaningOf, type ObjectShape, wordOf } from "../schema/meaning.js";
import { lastName, namedSchema } from "../schema/named.js";
import { keyOf, type Parts } from "../schema/parts.js";
import { entityNameOf, NameBook, nameText } from "../words/names.js";
import { defaultRule } from "./default-rule.js";
import { enumText, literalsOf, typeOfValues } from "./enum-text.js";
import { formatRules, lengthRules, loseOthers, scalarText } from "./scalar-text.js";
import { isBare, plain, spanText, takesNull, type Written } from "./written.js";

/** A name that is declared where it is first used. */
export type Declaration =
  /** An entity with the rows of its table. */
  | {
      readonly kind: "table";
      readonly name: string;
      readonly description: string;
      readonly rows: readonly Row[];
    }
  /** `Slug = string length 1..80` */
  | { readonly kind: "named"; readonly span: string; readonly description: string };

export interface Row {
  readonly name: string;
  readonly type: string;
  readonly rules: readonly string[];
  readonly pattern: string | null;
  readonly description: string;
}

/** How deep types on the spot may stand in each other. */
const deepest = 12;

/**
 * Writes schemas as types. What has fields becomes an entity, which is declared where it is first asked for. Each `case` of
 * a shape decides how it is written, or what of it is lost.
 */
export class TypeWriter {
  readonly #documents: Documents;
  readonly #losses: LossBook;
  readonly #names = new NameBook();
  readonly #entities = new Map<string, string>();
  /** By place: the type that a name was given; `null` while it is written. */
  readonly #types = new Map<string, Written | null>();
  readonly #pending: (
    | {
        readonly kind: "table";
        readonly name: string;
        readonly meaning: Meaning;
        readonly shape: ObjectShape;
      }
    | Extract<Declaration, { kind: "named" }>
  )[] = [];

  constructor(documents: Documents, losses: LossBook) {
    this.#documents = documents;
    this.#losses = losses;
  }

  meaning(parts: Parts): Meaning {
    return meaningOf(this.#documents, parts);
  }

  /** A schema with the rules that may stand beside its type. `hint` names what has no name. */
  write(parts: Parts, hint: string, depth = 0): Written {
    const named = namedSchema(this.#documents, parts);
    if (named === null || depth > deepest) return this.#spot(parts, hint, depth);
    const own = this.#ownType(named, depth);
    return { ...own, nullable: own.nullable || (this.meaning(parts).nullable && !takesNull(own)) };
  }

  /** The type of a schema that has a name in the document: entities have it anyway, all else gets it where it needs one. */
  #ownType(found: Found, depth: number): Written {
    const key = keyOf([found]);
    const known = this.#types.get(key);
    // A type that leads back to itself would have no end.
    if (known === null) return this.#tooDeep([found]);
    if (known !== undefined) return known;
    this.#types.set(key, null);
    const written = this.#spot([found], lastName(found), depth);
    const isOne =
      written.values?.length === 1 ||
      (isBare(written) && written.item === null && written.values === null && !written.type.includes(" or "));
    const own = isOne ? written : (this.#name(written, lastName(found), descriptionOf([found])) ?? written);
    this.#types.set(key, own);
    return own;
  }

  /** Gives a type a name of its own; `null` where no span can hold it. */
  #name(written: Written, hint: string, description: string): Written | null {
    const text = spanText(written);
    if (text === null) return null;
    const name = this.#names.take(entityNameOf(hint));
    this.#pending.push({ kind: "named", span: `${name} = ${text}`, description });
    return { ...plain(name), named: written };
  }

  /** A type for a place that takes names alone, such as a header or a body; `null` where it can have no name. */
  named(written: Written, hint: string): Written | null {
    return written.values?.length === 1 ? null : this.#name(written, hint, "");
  }

  /** A schema that is written where it stands. */
  #spot(parts: Parts, hint: string, depth: number): Written {
    const meaning = this.meaning(parts);
    const [first] = parts;
    if (meaning.broken.length > 0 && first !== undefined)
      this.#losses.add("reference", first, meaning.broken[0]);
    const written = depth > deepest ? this.#tooDeep(parts) : this.#shape(parts, meaning, hint, depth);
    return { ...written, nullable: written.nullable || meaning.nullable };
  }

  /** An item or a value: what has rules gets a name. */
  #inner(parts: Parts, hint: string, depth: number): Written {
    const written = this.write(parts, hint, depth);
    const isSimple = isBare(written) && written.values === null && !/^map of | or /.test(written.type);
    if (isSimple) return written;
    const named = this.named(written, hint);
    const [first] = parts;
    if (named === null && first !== undefined) this.#losses.add("named-rules", first);
    return named ?? (written.values === null ? written : plain(typeOfValues(written.values)));
  }

  /** The entities asked for since this was last called, with those that they need. */
  declared(): readonly Declaration[] {
    const found: Declaration[] = [];
    for (let next = this.#pending.shift(); next !== undefined; next = this.#pending.shift()) {
      if (next.kind === "named") {
        found.push(next);
        continue;
      }
      const { name, meaning, shape } = next;
      const description = descriptionOf(meaning.parts);
      found.push({ kind: "table", name, description, rows: this.#rows(name, meaning, shape) });
    }
    return found;
  }

  #tooDeep(parts: Parts): Written {
    const [first] = parts;
    if (first !== undefined) this.#losses.add("endless", first);
    return plain("any", true);
  }

  #shape(parts: Parts, meaning: Meaning, hint: string, depth: number): Written {
    const { shape, nullable } = meaning;
    const at = meaning.parts[0] ?? parts[0];
    switch (shape.kind) {
      case "any":
        loseOthers(meaning.parts, this.#losses);
        return plain("any", true);
      case "scalar":
        return scalarText(meaning.parts, shape.type, nullable, this.#losses);
      case "values": {
        const values = literalsOf(shape.values);
        const rules = values === null ? [] : formatRules(meaning.parts, "enum", this.#losses);
        if (values !== null) return { ...plain(enumText(values), nullable), rules, values };
        if (at !== undefined) this.#losses.add("enum-values", at);
        return plain(typeOfValues(shape.values), nullable);
      }
      case "list": {
        loseOthers(meaning.parts, this.#losses);
        const item = shape.items === null ? plain("any") : this.#inner(shape.items, `${hint}Item`, depth + 1);
        const isDistinct = meaning.parts.some(({ value }) => member(value, "uniqueItems") === true);
        const lengths = lengthRules(meaning.parts, "Items", "list", this.#losses);
        const rules = isDistinct ? [...lengths, "distinct"] : lengths;
        return { ...plain(`${item.type}[]`, nullable), rules, item };
      }
      case "object":
        return this.#object(parts, meaning, shape, hint, depth);
      case "choice":
        return this.#choice(meaning, shape.choices, hint, depth);
    }
  }

  #object(parts: Parts, meaning: Meaning, shape: ObjectShape, hint: string, depth: number): Written {
    const { members, others } = shape;
    const rules = lengthRules(meaning.parts, "Properties", "map", this.#losses);
    if (members.length === 0 && others !== "none") {
      loseOthers(meaning.parts, this.#losses);
      const isAny = others === "any" || others === "unsaid";
      const value = isAny ? "any" : this.#inner(others, `${hint}Value`, depth + 1).type;
      return { ...plain(`map of ${value}`, meaning.nullable), rules };
    }
    const [at] = meaning.parts;
    if (rules.length > 0 && at !== undefined) this.#losses.add("rule", at, "minProperties or maxProperties");
    return plain(
      members.length === 0 ? "{ ...: none }" : this.#entity(parts, meaning, shape, hint),
      meaning.nullable,
    );
  }

  /** The name of the entity that an object is; one that has no name of its own gets one from its place. */
  #entity(parts: Parts, meaning: Meaning, shape: ObjectShape, hint: string): string {
    const named = namedSchema(this.#documents, parts);
    const key = named === null ? keyOf(meaning.parts) : keyOf([named]);
    const known = this.#entities.get(key);
    if (known !== undefined) return known;
    const name = this.#names.take(entityNameOf(named === null ? hint : lastName(named)));
    this.#entities.set(key, name);
    this.#pending.push({ kind: "table", name, meaning, shape });
    return name;
  }

  /** `Cat or Dog`: what has rules has a name, and one that is anything makes the whole be so. */
  #choice(meaning: Meaning, choices: readonly Parts[], hint: string, depth: number): Written {
    const written = choices.map((one, i) => this.#alternative(one, `${hint} ${i + 1}`, depth + 1));
    const known = written.filter((one) => one !== null);
    const [at] = meaning.parts;
    if (known.length < written.length || known.some(({ type }) => type === "any")) {
      if (at !== undefined) this.#losses.add("union", at, hint);
      return plain("any", true);
    }
    const types = [...new Set(known.flatMap(({ type }) => type.split(" or ")))];
    return plain(types.join(" or "), meaning.nullable || known.some(takesNull));
  }

  /** A type that may stand beside another one; `null` where no name can hold its rules. */
  #alternative(parts: Parts, hint: string, depth: number): Written | null {
    const written = this.write(parts, hint, depth);
    const bare = { ...written, nullable: false };
    const isSimple = isBare(bare) && (written.values === null || written.values.length > 0);
    if (isSimple) return written;
    const named = this.named(bare, hint);
    return named === null ? null : { ...named, nullable: written.nullable };
  }

  #rows(owner: string, meaning: Meaning, shape: ObjectShape): readonly Row[] {
    const [at] = meaning.parts;
    loseOthers(meaning.parts, this.#losses);
    // Of a name that is only required nothing else is known.
    const unlisted = shape.unlisted.flatMap((name) => {
      if (nameText(name) !== null) return [anyRow(name)];
      if (at !== undefined) this.#losses.add("field-name", at, name);
      return [];
    });
    const listed = shape.members.flatMap(({ name, parts, required }) => {
      const [first] = parts;
      if (nameText(name) !== null) return [this.#row(owner, name, parts, required)];
      if (first !== undefined) this.#losses.add("field-name", first, name);
      return [];
    });
    // That anything may stand beside them is what the setting `unknown: ignore` says.
    const rows = [...listed, ...unlisted];
    return shape.others === "unsaid" ? rows : [...rows, restRow(this.#restType(owner, shape.others))];
  }

  /** What a row `...` says. */
  #restType(owner: string, others: Exclude<ObjectShape["others"], "unsaid">): string {
    return typeof others === "string" ? others : this.#inner(others, `${owner} other`, 1).type;
  }

  #row(owner: string, name: string, parts: Parts, required: boolean): Row {
    const written = this.write(parts, `${owner} ${name}`);
    const { type, rules, pattern, nullable } = written;
    const all = this.meaning(parts).parts;
    const says = (word: string) => all.some(({ value }) => member(value, word) === true);
    const [isReadOnly, isWriteOnly] = [says("readOnly"), says("writeOnly")];
    const [first] = all;
    if (isReadOnly && isWriteOnly && first !== undefined) this.#losses.add("write-only", first);
    const initial = wordOf(all, "default");
    const filled = initial === null ? null : defaultRule(initial, written, this.#losses);
    const extra = [
      ...(isReadOnly ? ["read-only"] : isWriteOnly ? ["write-only"] : []),
      ...(says("deprecated") ? ["deprecated"] : []),
      ...(required ? [] : ["optional"]),
      ...(nullable && type !== "any" ? ["nullable"] : []),
      ...rules,
      ...(filled === null ? [] : [filled]),
    ];
    return {
      name,
      type,
      rules: extra,
      pattern,
      description: descriptionOf(parts) || descriptionBeside(parts),
    };
  }
}

const descriptionOf = (parts: Parts): string =>
  parts.map(({ value }) => textAt(value, "description")).find((text) => text !== null) ?? "";

/** OpenAPI 3.0 has what is said beside a reference in a list of its own. */
function descriptionBeside(parts: Parts): string {
  for (const part of parts) {
    const listed: Json | undefined = member(part.value, "allOf");
    for (const one of Array.isArray(listed) ? listed : []) {
      const text = textAt(one, "description");
      if (text !== null) return text;
    }
  }
  return "";
}

const anyRow = (name: string): Row => ({ name, type: "any", rules: [], pattern: null, description: "" });
const restRow = (type: string): Row => ({ name: "...", type, rules: [], pattern: null, description: "" });
