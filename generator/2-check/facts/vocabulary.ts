import type { SpecDocument } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { StepSpan } from "../../1-parse/notation/step-syntax.js";
import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import { encodedPath } from "../../protocol/path-text.js";
import { reservedCodes, sharedCodes } from "../../protocol/reserved-codes.js";
import { shapeOfPath } from "../path-shape.js";
import { namesIn, typesIn } from "./names-in-type.js";

/** The names that a specification declares, and what its scenarios ask, before anything is looked up. */
export interface Vocabulary {
  readonly entities: ReadonlySet<string>;
  /** `Hat.size`: the fields of their tables. */
  readonly fields: ReadonlySet<string>;
  /** Names that stand where a type stands. */
  readonly typesNamed: ReadonlySet<string>;
  /** Every code with its statuses: of the catalogues, of replies, and the reserved ones. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
  /** `GET /hats/{}`: operations that requirements declare. */
  readonly operations: ReadonlySet<string>;
  /** `/hats/{}`: the beginnings of their paths that end with a parameter. */
  readonly parameterPlaces: ReadonlySet<string>;
  /** Methods and paths that scenarios ask. */
  readonly requests: readonly { readonly method: string; readonly path: string }[];
  readonly headers: ReadonlySet<string>;
  /** Those that steps send and nothing says that requests, answers or credentials have them. */
  readonly headersLacking: ReadonlySet<string>;
  /** The names of credentials that are declared. */
  readonly credentials: ReadonlySet<string>;
  /** The names of credentials and schemes that requirements ask for. */
  readonly askedNames: ReadonlySet<string>;
  /** Whether codes stand in a table; without one, the first use of a code declares it. */
  readonly hasCatalogue: boolean;
}

export function vocabularyOf(documents: readonly SpecDocument[]): Vocabulary {
  const entities = new Set<string>();
  const fields = new Set<string>();
  const typesNamed = new Set<string>();
  const codes = new Map<string, Set<number>>();
  const addType = (type: TypeSyntax | null | undefined): void => {
    if (type !== null && type !== undefined) for (const name of namesIn(type)) typesNamed.add(name);
  };
  const operations = new Set<string>();
  const parameterPlaces = new Set<string>();
  const headersDeclared = new Set<string>();
  const headersOfSteps = new Set<string>();
  const headersSent = new Set<string>();
  const headersSaid = new Set<string>(["authorization", "cookie", "content-type", "accept"]);
  const credentials = new Set<string>();
  const askedNames = new Set<string>();
  let hasCatalogue = false;
  const requests = new Map<string, { readonly method: string; readonly path: string }>();
  const addCode = (code: string, status: number): void => {
    const known = codes.get(code);
    if (known === undefined) codes.set(code, new Set([status]));
    else known.add(status);
  };
  for (const [code, { status }] of Object.entries({ ...reservedCodes, ...sharedCodes }))
    addCode(code, status);
  const addFact = (fact: FactSyntax): void => {
    if (fact.kind === "derived" || fact.kind === "named") entities.add(fact.name.value);
    for (const type of typesIn(fact)) addType(type);
    if (fact.kind === "reply" && fact.code !== null) addCode(fact.code.value, fact.status);
    if (fact.kind === "credential") {
      credentials.add(fact.name.value);
      headersSaid.add(fact.place.value.name.toLowerCase());
    }
    if (fact.kind === "reply") for (const { name } of fact.headers) headersSaid.add(name.value.toLowerCase());
    if (fact.kind === "authentication") for (const { name } of fact.ways.flat()) askedNames.add(name.value);
    if (fact.kind === "operation") {
      const shape = shapeOfPath(fact.path.value);
      operations.add(`${fact.method} ${shape}`);
      for (const { index } of shape.matchAll(/\/\{\}(?=\/|$)/g))
        parameterPlaces.add(shape.slice(0, index + 3));
    }
    if (fact.kind === "header") headersDeclared.add(fact.header.name.value.toLowerCase());
  };
  const addSpan = (span: StepSpan): void => {
    if (span.kind === "header") headersOfSteps.add(span.name.toLowerCase());
    if (span.kind === "answer" && span.code !== null) addCode(span.code.value, span.status);
    if (span.kind !== "request") return;
    const path = span.path.value.map((part) => (typeof part === "string" ? part : "{}")).join("");
    const asked = { method: span.method, path: encodedPath(path.replace(/\?.*$/, "")) };
    requests.set(`${asked.method} ${asked.path}`, asked);
  };
  for (const { blocks, scenarios } of documents.flatMap((document) => document.requirements)) {
    for (const block of blocks) {
      if (block.kind === "entity") {
        entities.add(block.name.value);
        for (const { name, type } of block.fields) {
          fields.add(`${block.name.value}.${name.value}`);
          addType(type.value);
        }
      }
      if (block.kind === "errors") {
        hasCatalogue = true;
        for (const { code, status } of block.rows) if (status !== null) addCode(code.value, status.value);
      }
      if (block.kind === "paragraph") for (const { value } of block.facts) addFact(value);
    }
    for (const { phase, spans } of scenarios.flatMap((one) => one.steps))
      for (const { value } of spans) {
        addSpan(value);
        if (value.kind === "header" && phase !== "then") headersSent.add(value.name.toLowerCase());
      }
  }
  return {
    entities,
    fields,
    typesNamed,
    codes,
    operations,
    parameterPlaces,
    requests: [...requests.values()],
    headers: new Set([...headersDeclared, ...headersOfSteps]),
    headersLacking: new Set(
      [...headersSent].filter((header) => !headersDeclared.has(header) && !headersSaid.has(header)),
    ),
    credentials,
    askedNames,
    hasCatalogue,
  };
}
