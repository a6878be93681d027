import { registeredScheme } from "../../protocol/http-schemes.js";
import type { LossBook } from "../loss.js";
import { type Documents, type Found, follow, inside, itemsOf, wholeOf } from "../read/documents.js";
import { isList, isObject, member, textAt } from "../read/json.js";
import { entityNameOf, headerName, nameText } from "../words/names.js";

/** What an operation asks of its caller. */
export interface WrittenSecurity {
  /** `null`: nothing. */
  readonly span: string | null;
  /** Where the credentials stand that no operation before it asked for. */
  readonly declared: readonly string[];
  /** The roles and scopes that the caller of a scenario has. */
  readonly roles: readonly string[];
}

const nothing: WrittenSecurity = { span: null, declared: [], roles: [] };

/** A need as it is written: `OAuth books:read`. */
interface WrittenNeed {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Names the credentials of a document, and writes what its operations ask. */
export class SecurityWriter {
  readonly #documents: Documents;
  readonly #losses: LossBook;
  /** Names of parameters, `header x-key` and `query key`: what is one is no credential as well. */
  readonly #parameters: ReadonlySet<string>;
  readonly #names = new Map<string, string>();
  readonly #declared = new Set<string>();

  constructor(documents: Documents, parameters: ReadonlySet<string>, losses: LossBook) {
    this.#documents = documents;
    this.#parameters = parameters;
    this.#losses = losses;
  }

  write(operation: Found): WrittenSecurity {
    const whole = wholeOf(this.#documents);
    const own = isList(member(operation.value, "security")) ? operation : whole;
    const sets = itemsOf(own, "security");
    const asked = sets.filter(({ value }) => isObject(value) && Object.keys(value).length > 0);
    const declared: string[] = [];
    const ways = asked.map((set) => this.#way(set, declared)).filter((way) => way !== null);
    const [first] = ways;
    if (first === undefined) return nothing;
    const texts = ways.map((way) => way.map(({ name, roles }) => [name, ...roles].join(" ")).join(" and "));
    const optional = asked.length === sets.length ? "" : "?";
    return {
      span: `Authorization${optional}: ${[...new Set(texts)].join(" or ")}`,
      declared,
      roles: [...new Set(first.flatMap(({ roles }) => roles))],
    };
  }

  /** All that a set asks for; `null` where something of it cannot be said. */
  #way(set: Found, declared: string[]): readonly WrittenNeed[] | null {
    const schemes = inside(inside(wholeOf(this.#documents), "components"), "securitySchemes");
    const spans: string[] = [];
    const needs = Object.keys(isObject(set.value) ? set.value : {}).map((key) => {
      const name = this.#name(key, inside(schemes, key), set, spans);
      return name === null ? null : { name, roles: this.#roles(inside(set, key), set) };
    });
    if (needs.includes(null)) return null;
    for (const span of spans)
      if (!this.#declared.has(span)) {
        this.#declared.add(span);
        declared.push(span);
      }
    return needs.filter((need) => need !== null);
  }

  #roles({ value }: Found, set: Found): readonly string[] {
    const listed = isList(value) ? value.map(String) : [];
    const said = listed.filter((role) => isRole.test(role) && role !== "or" && role !== "and");
    if (said.length < listed.length) this.#losses.add("security-scopes", set, listed.join(" "));
    return [...new Set(said)];
  }

  #name(key: string, found: Found, set: Found, spans: string[]): string | null {
    const led = follow(this.#documents, found);
    const scheme = led.kind === "found" ? led.found.value : null;
    const type = textAt(scheme, "type");
    if (type === "oauth2" || type === "openIdConnect") return "OAuth";
    const written = textAt(scheme, "scheme") ?? "";
    if (type === "http" && /^[A-Za-z][A-Za-z0-9_~-]*$/.test(written) && written.toLowerCase() !== "none") {
      const name = registeredScheme(written) ?? written.charAt(0).toUpperCase() + written.slice(1);
      const isNamed = registeredScheme(written) === null && /^[A-Z][a-z0-9][A-Za-z0-9]*$/.test(name);
      if (isNamed) spans.push(`${name} = Authorization:`);
      return name;
    }
    const place =
      type === "apiKey" ? this.#placeOf(textAt(scheme, "in") ?? "", textAt(scheme, "name") ?? "") : null;
    if (place === null) {
      this.#losses.add("security-scheme", set, type ?? "unknown");
      return null;
    }
    const name = this.#names.get(key) ?? this.#fresh(key);
    this.#names.set(key, name);
    spans.push(`${name} = ${place}`);
    return name;
  }

  #placeOf(where: string, name: string): string | null {
    if (this.#parameters.has(`${where} ${where === "header" ? name.toLowerCase() : name}`)) return null;
    if (where === "cookie")
      return /^[A-Za-z][A-Za-z0-9!#$%&'*+.^_|~-]*$/.test(name) ? `cookie ${name}` : null;
    if (where === "query") {
      const text = nameText(name);
      return text === null ? null : `?${text}`;
    }
    const header = where === "header" ? headerName(name) : null;
    if (header === null) return null;
    // In `Authorization` a scheme stands before what a caller brings.
    if (name.toLowerCase() === "authorization") return null;
    return `${header.replace(/(^|-)([a-z])/g, (_all, before: string, letter: string) => before + letter.toUpperCase())}:`;
  }

  /** A name that is no scheme of HTTP and no other credential's. */
  #fresh(key: string): string {
    const taken = new Set(this.#names.values());
    const name = entityNameOf(key);
    const isFree = (one: string): boolean =>
      !taken.has(one) && registeredScheme(one) === null && one.toLowerCase() !== "none";
    if (isFree(name)) return name;
    for (let n = 1; ; n++)
      if (isFree(`${name}Key${n === 1 ? "" : n}`)) return `${name}Key${n === 1 ? "" : n}`;
  }
}

const isRole = /^[A-Za-z](?:[A-Za-z0-9._~:/-]*[A-Za-z0-9_~-])?$/;
