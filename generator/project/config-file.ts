import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
} from "yaml";
import { didYouMean } from "../2-check/nearest.js";
import { type Code, diagnose, type Holes } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located, SourceFile } from "../source.js";
import { type Target, targets } from "../targets.js";
import { type Config, emptyConfig } from "./config.js";
import { insideProject, type PathKey, pathKeys } from "./place.js";
import { objectionTo } from "./safe-place.js";

const keys = [
  "title",
  "version",
  "targets",
  ...pathKeys,
  "requireMeta",
  "requireGivenWhenThen",
  "unknown",
  "capabilities",
] as const;

/** Reads config.yaml. All keys but `specwright` belong to OpenSpec and are left alone. */
export function readConfig(source: SourceFile, root: string): Config {
  // Both look at the whole text, or at all keys, again for each error or key. Keys of ours are compared below.
  const document = parseDocument(source.text, {
    logLevel: "silent",
    prettyErrors: false,
    uniqueKeys: false,
  });
  const reader = new ConfigReader(source, document);
  const [broken] = document.errors;
  if (broken !== undefined) {
    const problem = broken.message.replace(/[:.]?\s*$/, ".");
    // OpenSpec goes on without such a file; so do we, where nothing in it is meant for us.
    reader.report(isForUs(source.text) ? "config-unreadable" : "config-ignored", broken.pos, { problem });
    return { ...emptyConfig, diagnostics: reader.diagnostics };
  }
  const section = reader.section();
  const title = section === null ? null : reader.text(section, "title");
  const paths: Partial<Record<PathKey, string>> = {};
  for (const key of section === null ? [] : pathKeys) {
    const path = reader.path(section, key, root);
    if (path !== null) paths[key] = path;
  }
  return {
    title: title ?? titleInContext(document),
    version: reader.text(section, "version") ?? emptyConfig.version,
    requireMeta: reader.texts(section, "requireMeta") ?? emptyConfig.requireMeta,
    requireGivenWhenThen: reader.flag(section, "requireGivenWhenThen") ?? emptyConfig.requireGivenWhenThen,
    unknown: reader.choice(section, "unknown", ["refuse", "ignore"]) ?? emptyConfig.unknown,
    foreign: !reader.hasSection(),
    capabilities: reader.named(section, "capabilities"),
    store: storeIn(document),
    targets: reader.targets(section) ?? emptyConfig.targets,
    paths,
    diagnostics: reader.diagnostics,
  };
}

const isForUs = (text: string): boolean => /^\ufeff?[ \t]*["']?specwright["']?[ \t]*:/m.test(text);

function storeIn(document: Document): string | null {
  const store = isMap(document.contents) ? document.get("store") : null;
  return typeof store === "string" && store.trim() !== "" ? store.trim() : null;
}

/** OpenSpec projects name themselves in the first lines of their context. */
function titleInContext(document: Document): string | null {
  const context = isMap(document.contents) ? document.get("context") : null;
  return typeof context === "string" ? (/^\s*Project:\s*(\S.*?)\s*$/im.exec(context)?.[1] ?? null) : null;
}

type Range = readonly [number, number, ...number[]];

/** Reads values of a YAML section, each with its place where it is not what it should be. */
class ConfigReader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: SourceFile;
  readonly #document: Document;

  constructor(source: SourceFile, document: Document) {
    this.#source = source;
    this.#document = document;
  }

  report<C extends Code>(code: C, range: Range | null | undefined, holes: Holes<C>): void {
    const [start, end] = range ?? [0, 0];
    this.diagnostics.push(
      diagnose(code, { path: this.#source.path, start, end: Math.max(start, end) }, holes),
    );
  }

  /** Whether the project knows the contract: even an empty `specwright:` says so. */
  hasSection(): boolean {
    const { contents } = this.#document;
    return isMap(contents) && contents.items.some((item) => keyOf(item) === "specwright");
  }

  /** The `specwright:` section; keys that are none of ours are reported. */
  section(): YAMLMap | null {
    const { contents } = this.#document;
    if (!isMap(contents)) return null;
    this.#uniqueKeys(contents);
    const pair = contents.items.find((item) => keyOf(item) === "specwright");
    const value = pair === undefined ? null : this.#value(pair);
    if (pair === undefined || value === null || isNothing(value)) return null;
    if (!isMap(value)) {
      this.#wrongType("specwright", "a map of settings", value);
      return null;
    }
    this.#uniqueKeys(value);
    for (const item of value.items) {
      const key = keyOf(item);
      if (keys.some((known) => known === key)) continue;
      const range = isScalar(item.key) ? item.key.range : null;
      this.report("config-unknown-key", range, { key, known: keys.join(", "), near: didYouMean(key, keys) });
    }
    return value;
  }

  text(section: YAMLMap | null, key: string): string | null {
    const node = this.#find(section, key);
    if (node === null) return null;
    if (isScalar(node) && typeof node.value === "string" && node.value.trim() !== "")
      return node.value.trim();
    return this.#wrongType(key, "a text", node);
  }

  flag(section: YAMLMap | null, key: string): boolean | null {
    const node = this.#find(section, key);
    if (node === null) return null;
    return isScalar(node) && typeof node.value === "boolean"
      ? node.value
      : this.#wrongType(key, "true or false", node);
  }

  choice<T extends string>(section: YAMLMap | null, key: string, choices: readonly T[]): T | null {
    const node = this.#find(section, key);
    if (node === null) return null;
    const chosen = isScalar(node) ? choices.find((choice) => choice === node.value) : undefined;
    return chosen ?? this.#wrongType(key, choices.join(" or "), node);
  }

  texts(section: YAMLMap | null, key: string): readonly string[] | null {
    const node = this.#find(section, key);
    if (node === null) return null;
    const values = isSeq(node) ? node.items.map((item) => (isScalar(item) ? item.value : null)) : null;
    if (values?.every((value) => typeof value === "string" && value.trim() !== "")) return values.map(String);
    return this.#wrongType(key, "a list of strings, such as [Priority, Rationale]", node);
  }

  /** The same, each with its place. */
  named(section: YAMLMap | null, key: string): readonly Located<string>[] | null {
    const values = this.texts(section, key);
    const node = this.#find(section, key);
    if (values === null || !isSeq(node)) return null;
    const { path } = this.#source;
    return values.map((value, i) => {
      const item = node.items[i];
      const [start, end] = isScalar(item) && item.range ? item.range : [0, 0];
      return { value, at: { path, start, end } };
    });
  }

  /** The acceptance suite judges by the TypeScript output, so that is always made. */
  targets(section: YAMLMap | null): readonly Target[] | null {
    const named = this.texts(section, "targets");
    if (named === null) return null;
    const known: readonly string[] = targets;
    const list = this.#find(section, "targets");
    const unknown = isSeq(list)
      ? list.items.find((item) => isScalar(item) && !known.includes(String(item.value)))
      : undefined;
    if (unknown !== undefined)
      return this.#wrongType("targets", `a list of ${targets.join(" and ")}`, unknown as Node);
    return targets.filter((target) => target === "typescript" || named.includes(target));
  }

  path(section: YAMLMap | null, key: string, root: string): string | null {
    const written = this.text(section, key);
    const inside = written === null ? null : insideProject(root, written);
    if (written !== null && inside === null) {
      this.report("path-outside-project", this.#find(section, key)?.range, { key, path: written });
    }
    const reason = inside === null ? null : objectionTo(inside);
    if (written === null || reason === null) return inside;
    this.report("unsafe-place", this.#find(section, key)?.range, { key, path: written, reason });
    return null;
  }

  #uniqueKeys({ items }: YAMLMap): void {
    const seen = new Set<string>();
    for (const { key } of items) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      const problem = `the key ${name} is given twice.`;
      const code = isForUs(this.#source.text) ? "config-unreadable" : "config-ignored";
      if (seen.has(name)) this.report(code, key.range, { problem });
      seen.add(name);
    }
  }

  #find(section: YAMLMap | null, key: string): Node | null {
    const pair = section?.items.find((item) => keyOf(item) === key);
    const value = pair === undefined ? null : this.#value(pair);
    return value === null || isNothing(value) ? null : value;
  }

  #value(pair: Pair): Node | null {
    const value = pair.value as Node | null;
    return isAlias(value) ? (value.resolve(this.#document) ?? null) : value;
  }

  #wrongType(key: string, expected: string, node: Node): null {
    const found = isMap(node)
      ? "a map"
      : isSeq(node)
        ? "a list"
        : isScalar(node)
          ? JSON.stringify(node.value)
          : "nothing";
    this.report("config-wrong-type", node.range, { key, expected, found });
    return null;
  }
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : "");
const isNothing = (node: Node): boolean => isScalar(node) && node.value === null;
