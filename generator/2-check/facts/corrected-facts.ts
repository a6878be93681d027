import type { RequirementDocument, ScenarioDocument } from "../../1-parse/document.js";
import type { FactSyntax } from "../../1-parse/notation/fact-syntax.js";
import { lazily } from "../../lazily.js";
import type { Located, Span } from "../../source.js";
import type { DiagnosticSink } from "../diagnostic-sink.js";
import { begunFact } from "./begun-fact.js";
import { bracketedPath } from "./bracketed-path.js";
import { gluedBody } from "./glued-body.js";
import { meantAuthentication } from "./meant-authentication.js";
import { meantFact } from "./meant-fact.js";
import type { OtherFact } from "./other-fact.js";
import { queriesIn } from "./queries-in.js";
import type { Vocabulary } from "./vocabulary.js";

/**
 * The facts of a requirement, where code that nearly is a fact stands for the one that was meant: it is reported, once and
 * there, and what follows from it is right, so that nothing else needs to be reported. An error, since nothing may be made
 * from what was only meant. Where the specification was written without knowing the contract, it stays prose.
 */
export function correctedFacts(
  facts: readonly Located<FactSyntax>[],
  requirement: RequirementDocument,
  words: () => Vocabulary,
  foreign: boolean,
  report: DiagnosticSink,
): readonly Located<FactSyntax>[] {
  const expected = lazily(() => new Set(requirement.scenarios.flatMap(statusesIn)));
  const asked = lazily(() => new Set(requirement.scenarios.flatMap(asksIn)));
  return facts.map((fact, index) => {
    const { value, at } = fact;
    const other = foreign ? null : meantOtherwise(fact, words);
    if (other !== null) {
      report("miswritten-fact", at, { written: other.written, near: other.near });
      return { at, value: other.fact };
    }
    if (value.kind === "named" && isOfOtherWords(value, words)) {
      report("near-miss", at, { near: "a type, of which no name is declared" });
      return { at, value: { kind: "prose", text: "", near: [], isReported: true } };
    }
    if (value.kind !== "prose") return fact;
    const begun = foreign || value.isReported ? null : begunFact(value.text, { facts, index }, words);
    if (begun !== null) {
      report("near-miss", at, { near: begun });
      return fact;
    }
    if (value.near.length === 0) return fact;
    const meant = meantFact(
      value.near,
      { written: value.text, facts, index, expected: expected(), asked: asked() },
      words(),
    );
    if (value.isReported) return meant === null || foreign ? fact : { at, value: meant.near.fact };
    if (meant === null) return fact;
    const near = meant.near.text;
    if (meant.likely === "perhaps" || foreign) {
      report("near-miss", at, { near });
      return fact;
    }
    report("miswritten-fact", at, { written: value.text, near });
    return { at, value: meant.near.fact };
  });
}

/** `Outcome = Success or Failure`, where the specification knows neither, may as well be prose. */
function isOfOtherWords({ value }: Extract<FactSyntax, { kind: "named" }>, words: () => Vocabulary): boolean {
  if (value.type?.value.kind !== "union") return false;
  const { alternatives } = value.type.value;
  return alternatives.every(
    ({ value: one }) =>
      one.kind === "enum" || (one.kind === "entity" && !words().entities.has(one.name.value)),
  );
}

type Reply = Extract<FactSyntax, { kind: "reply" }>;

const meantOtherwise = (fact: Located<FactSyntax>, words: () => Vocabulary): OtherFact | null =>
  fact.value.kind === "reply"
    ? withBody(fact.value, fact.at, words)
    : (meantAuthentication(fact, words) ?? bracketedPath(fact, words) ?? gluedBody(fact, words));

/** The header of a reply that has nothing else. */
const headerAlone = ({ code, body, headers: [first, ...others] }: Reply): Located<string> | null =>
  code === null && body === null && others.length === 0 ? (first?.name ?? null) : null;

/** `200 Hat:` reads as a header of the name of an entity, whose body was meant. */
function withBody(reply: Reply, at: Span, words: () => Vocabulary): OtherFact | null {
  const name = headerAlone(reply);
  if (name === null || !words().entities.has(name.value)) return null;
  const near = `${reply.status} ${name.value}`;
  const body = { value: { kind: "type", type: { kind: "entity", name }, media: null } as const, at };
  return { written: `${near}:`, near, fact: { ...reply, body, headers: [] } };
}

const statusesIn = ({ steps }: ScenarioDocument): readonly number[] =>
  steps.flatMap(({ spans }) => spans).flatMap(({ value }) => (value.kind === "answer" ? [value.status] : []));

const asksIn = ({ steps }: ScenarioDocument): readonly string[] =>
  steps
    .flatMap(({ spans }) => spans)
    .flatMap(({ value }) => (value.kind === "request" ? queriesIn(value.path.value) : []));
