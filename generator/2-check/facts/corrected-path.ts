import type { PathPart, TemplateSyntax } from "../../1-parse/notation/fact-syntax.js";

/** The template with the literal segments of the path. */
export function corrected(template: TemplateSyntax, path: readonly string[]): TemplateSyntax {
  if (path.length !== template.segments.length) return withSlashes(template, path);
  const segments = template.segments.map((parts, i): readonly PathPart[] => {
    const own = writtenSegment(parts);
    const meant = path[i] ?? own;
    if (own.includes("{}") || own === meant) return parts;
    const name = /[\p{L}_][\p{L}\p{Nd}_-]*/u.exec(own)?.[0];
    const isParameter = /^[([<:]/.test(own) && name !== undefined;
    return [isParameter ? { kind: "param", name } : { kind: "text", text: meant }];
  });
  const text = segments
    .map((parts) => `/${parts.map((part) => (part.kind === "text" ? part.text : `{${part.name}}`)).join("")}`)
    .join("");
  return { ...template, segments, text };
}

/** The letters of a segment, a parameter as `{}`. */
export const writtenSegment = (parts: readonly PathPart[]): string =>
  parts.map((part) => (part.kind === "text" ? part.text : "{}")).join("");

/** The template cut where the path has its slashes. */
function withSlashes(template: TemplateSyntax, path: readonly string[]): TemplateSyntax {
  const parts = template.segments.flat().filter((part) => part.kind === "param" || part.text !== "");
  const params = parts.filter((part) => part.kind === "param");
  const texts = new Set(parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])));
  const written = [...texts].join("");
  const segments = path.map((segment): readonly PathPart[] => {
    const isText = segment !== "{}" && (texts.has(segment) || written.includes(segment));
    const param = isText ? undefined : params.shift();
    return [param ?? { kind: "text", text: segment }];
  });
  const text = segments
    .flat()
    .map((part) => (part.kind === "text" ? `/${part.text}` : `/{${part.name}}`))
    .join("");
  return { ...template, segments, text };
}
