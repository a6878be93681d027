import type { FactSyntax, PathPart } from "../../1-parse/notation/fact-syntax.js";
import type { Located } from "../../source.js";
import type { OtherFact } from "./other-fact.js";
import type { Vocabulary } from "./vocabulary.js";

const bracketed = /^\(([\p{L}_][\p{L}\p{M}\p{Nd}_-]*)\)$/u;

/** `/parcels/(id)`: a segment that is all in round brackets is meant as a parameter, where another path has one there. */
export function bracketedPath({ value }: Located<FactSyntax>, words: () => Vocabulary): OtherFact | null {
  if (value.kind !== "operation") return null;
  const { method, path } = value;
  const [, before] = /^(.*?\/[^/]+)\/\([^/]*\)(?:\/|$)/.exec(path.value.text) ?? [];
  if (before === undefined) return null;
  if (!words().parameterPlaces.has(`${before.replace(/\{[^}]*\}/g, "{}")}/{}`)) return null;
  const segments = path.value.segments.map((parts): readonly PathPart[] => {
    const [only, ...others] = parts;
    const name = only?.kind === "text" && others.length === 0 ? bracketed.exec(only.text)?.[1] : undefined;
    return name === undefined ? parts : [{ kind: "param", name }];
  });
  const text = path.value.text
    .split("/")
    .map((segment) => segment.replace(bracketed, "{$1}"))
    .join("/");
  if (text === path.value.text) return null;
  const fact = { ...value, path: { ...path, value: { ...path.value, segments, text } } };
  return { written: `${method} ${path.value.text}`, near: `${method} ${text}`, fact };
}
