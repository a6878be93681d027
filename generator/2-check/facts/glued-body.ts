import type { FactSyntax, PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";
import type { Located } from "../../source.js";
import { shapeOfPath } from "../path-shape.js";
import type { OtherFact } from "./other-fact.js";
import type { Vocabulary } from "./vocabulary.js";

/** `POST /hatsNewHat`: an operation with its body at the end of its path, where the path alone is asked or named elsewhere. */
export function gluedBody({ value, at }: Located<FactSyntax>, words: () => Vocabulary): OtherFact | null {
  if (value.kind !== "operation" || value.body !== null || value.path.value.open) return null;
  const path = value.path.value;
  const name = /\p{Lu}[\p{L}\p{Nd}]*$/u.exec(path.text)?.[0];
  if (name === undefined || name === path.text || !words().entities.has(name)) return null;
  const shorter = withoutEnd(path, name);
  if (shorter === null || !isKnown(value.method, shorter, words())) return null;
  const type = { kind: "entity", name: { value: name, at } } as const;
  const body = { at, value: { kind: "type", type, media: null } } as const;
  const before = `${value.method} ${shorter.text}`;
  const fact = { ...value, path: { ...value.path, value: shorter }, body };
  return { written: `${value.method} ${path.text}`, near: `${before} ${name}`, fact };
}

function withoutEnd(path: TemplateSyntax, end: string): TemplateSyntax | null {
  const segments = [...path.segments];
  const parts: PathPart[] = [...(segments.pop() ?? [])];
  const last = parts.pop();
  if (last?.kind !== "text" || !last.text.endsWith(end)) return null;
  const text = last.text.slice(0, -end.length);
  const left = text === "" ? parts : [...parts, { ...last, text }];
  return left.length === 0
    ? null
    : { ...path, text: path.text.slice(0, -end.length), segments: [...segments, left] };
}

function isKnown(method: string, path: TemplateSyntax, { operations, requests }: Vocabulary): boolean {
  const shape = shapeOfPath(path);
  return (
    operations.has(`${method} ${shape}`) ||
    requests.some((asked) => asked.method === method && isTaken(asked.path.split("/"), shape.split("/")))
  );
}

const isTaken = (path: readonly string[], template: readonly string[]): boolean =>
  path.length === template.length && template.every((part, i) => part.includes("{}") || part === path[i]);
