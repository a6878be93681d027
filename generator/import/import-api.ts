import { slug } from "../2-check/slug.js";
import { bodyText } from "./api/body.js";
import { type ApiOperation, operationsIn } from "./api/operation.js";
import { OperationIds } from "./api/operation-ids.js";
import { parameterText } from "./api/parameters.js";
import { PathBook } from "./api/path.js";
import { presenceText } from "./api/presence.js";
import { repliesText } from "./api/replies.js";
import { SecurityWriter } from "./api/security.js";
import { type Loss, LossBook } from "./loss.js";
import { type Documents, itemsOf, wholeOf } from "./read/documents.js";
import { member, textAt } from "./read/json.js";
import { capabilityText } from "./spec/capability.js";
import { requirementText } from "./spec/requirement.js";
import { TypeWriter } from "./types/type-writer.js";
import { capabilityId, NameBook } from "./words/names.js";
import { proseHeading } from "./words/prose.js";

export interface Imported {
  readonly title: string;
  /** Empty where the document says none. */
  readonly version: string;
  /** By the id of the capability, each the text of its spec.md. */
  readonly capabilities: ReadonlyMap<string, string>;
  readonly operations: number;
  /** Operations that could not be written at all. */
  readonly skipped: number;
  readonly losses: readonly Loss[];
}

/** An OpenAPI document as specifications: a capability for each first tag, a requirement for each operation. */
export function importApi(documents: Documents): Imported {
  const losses = new LossBook();
  const types = new TypeWriter(documents, losses);
  const paths = new PathBook(losses);
  const ids = new OperationIds(losses);
  const whole = wholeOf(documents);
  const title = textAt(member(whole.value, "info"), "title") ?? "API";
  const chapters = new Chapters(
    itemsOf(whole, "tags").map(({ value }) => value),
    title,
  );
  const operations = operationsIn(documents, losses);
  const securities = new SecurityWriter(documents, parameterNames(operations), losses);
  let written = 0;
  for (const operation of operations) {
    const path = paths.write(operation);
    if (path === null) continue;
    const chapter = chapters.of(operation);
    const hint = operation.id ?? `${operation.method} ${operation.path}`;
    const parameters = operation.parameters
      .map((one) => parameterText(one, path, types, losses))
      .filter((one) => one !== null);
    const body = requestBody(operation, hint, types, losses);
    const replies = repliesText(operation, hint, types, losses);
    const security = securities.write(operation.found);
    const id = ids.write(operation);
    const name = chapter.nameFor(operation);
    const declared = types.declared();
    chapter.requirements.push(
      requirementText({ name, operation, path, parameters, body, replies, security, declared, id }),
    );
    written++;
  }
  return {
    title,
    version: textAt(member(whole.value, "info"), "version") ?? "",
    capabilities: chapters.texts(),
    operations: written,
    skipped: operations.length - written,
    losses: losses.all,
  };
}

/** `header x-key`, `query key` */
const parameterNames = (operations: readonly ApiOperation[]): ReadonlySet<string> =>
  new Set(
    operations.flatMap(({ parameters }) =>
      parameters.map(({ value }) => {
        const [where, name] = [textAt(value, "in") ?? "", textAt(value, "name") ?? ""];
        return `${where} ${where === "header" ? name.toLowerCase() : name}`;
      }),
    ),
  );

function requestBody(operation: ApiOperation, hint: string, types: TypeWriter, losses: LossBook) {
  const { body, method } = operation;
  if (body === null) return null;
  if (method === "GET" || method === "HEAD") {
    losses.add("body-on-get", body);
    return null;
  }
  const written = bodyText(body, `${hint} body`, types, losses);
  return written && { ...written, shape: `${written.shape}${presenceText(body, types)}` };
}

class Chapter {
  readonly requirements: string[] = [];
  readonly purpose: string;
  readonly #taken = new Set<string>();

  constructor(purpose: string) {
    this.purpose = purpose;
  }

  /** The name of a requirement: what the document calls the operation, once in a capability. */
  nameFor({ summary, id, method, path }: ApiOperation): string {
    const fallback = proseHeading(id ?? "", `${method} ${proseHeading(path, "root")}`);
    const name = proseHeading(summary, fallback);
    let free = name;
    for (let n = 2; this.#taken.has(slug(free)); n++) free = `${name} ${n}`;
    this.#taken.add(slug(free));
    return free;
  }
}

/** The capabilities in the order of their first operation. */
class Chapters {
  readonly #byTag = new Map<string, { readonly id: string; readonly chapter: Chapter }>();
  readonly #names = new NameBook();
  readonly #purposes: ReadonlyMap<string, string>;
  readonly #title: string;

  constructor(tags: readonly Parameters<typeof textAt>[0][], title: string) {
    this.#purposes = new Map(
      tags.map((tag) => [textAt(tag, "name") ?? "", textAt(tag, "description") ?? ""]),
    );
    this.#title = title;
  }

  of({ tag }: ApiOperation): Chapter {
    const name = tag ?? this.#title;
    const known = this.#byTag.get(name);
    if (known !== undefined) return known.chapter;
    const id = this.#names.take(capabilityId(name), (first, n) => `${first}-${n}`);
    const chapter = new Chapter(this.#purposes.get(name) ?? "");
    this.#byTag.set(name, { id, chapter });
    return chapter;
  }

  texts(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#byTag.values()].map(({ id, chapter }) => [
        id,
        capabilityText(id, chapter.purpose, chapter.requirements),
      ]),
    );
  }
}
