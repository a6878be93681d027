import type { FieldSyntax, SpecDocument } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { TypeSyntax } from "../../1-parse/notation/type-syntax.js";
import type { Located, Span } from "../../source.js";

const path = "openspec/specs/chain/spec.md";
const at: Span = { path, start: 0, end: 1 };
const located = <T>(value: T): Located<T> => ({ value, at });
const name = (i: number): string => `Ent${i}`;

/** What the field `a` of an entity is, as seen from the next one of the chain. */
const links = {
  entity: (next: string): TypeSyntax => ({ kind: "entity", name: located(next) }),
  list: (next: string): TypeSyntax => ({ kind: "list", item: { kind: "entity", name: located(next) } }),
  "field of": (next: string): TypeSyntax => ({
    kind: "field-of",
    entity: located(next),
    field: located("a"),
  }),
} as const;

export const chainKinds = ["entity", "list", "field of", "derived", "ring"] as const;
export type ChainKind = (typeof chainKinds)[number];

const text: TypeSyntax = { kind: "scalar", scalar: "string" };
const row = (type: TypeSyntax): FieldSyntax => ({
  at,
  name: located("a"),
  type: located(type),
  rules: [],
  description: "",
});

/**
 * A document as the parser would give it, of a chain of entities: each names the next. Made, not parsed, for a chain of
 * this length is a test of the phases behind the parser.
 */
export function chainDocument(kind: ChainKind, length: number): SpecDocument {
  const operation: FactSyntax = {
    kind: "operation",
    method: "POST",
    path: located({ segments: [[{ kind: "text", text: "chain" }]], open: false, text: "/chain" }),
    body: located({ kind: "type", type: { kind: "entity", name: located(name(0)) }, media: null }),
    presence: null,
    id: null,
  };
  const reply: FactSyntax = { kind: "reply", status: 204, code: null, body: null, headers: [] };
  const derived = Array.from(
    { length: kind === "derived" ? length - 1 : 0 },
    (_, i): FactSyntax => ({
      kind: "derived",
      name: located(name(i)),
      base: located(name(i + 1)),
      isPartial: false,
      changes: [],
    }),
  );
  const first = kind === "derived" ? length - 1 : 0;
  const tables = Array.from({ length: length - first }, (_, i) => ({
    kind: "entity" as const,
    at,
    name: located(name(first + i)),
    fields: [row(typeOf(kind, first + i, length))],
    rest: null,
    isNamed: true,
  }));
  return {
    path,
    capability: "chain",
    form: "main",
    title: null,
    purpose: null,
    requirements: [
      {
        name: located("A chain"),
        delta: null,
        renamedFrom: null,
        at,
        statement: "A chain.",
        meta: [],
        blocks: [{ kind: "paragraph", at, facts: [operation, reply, ...derived].map(located) }, ...tables],
        scenarios: [],
      },
    ],
    diagnostics: [],
  };
}

function typeOf(kind: ChainKind, i: number, length: number): TypeSyntax {
  if (kind === "ring") return links.list(name((i + 1) % length));
  return i === length - 1 || kind === "derived" ? text : links[kind](name(i + 1));
}
