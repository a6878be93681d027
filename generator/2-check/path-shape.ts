import type { TemplateSyntax } from "../1-parse/notation/fact-syntax.js";

/** Paths that differ only in a parameter's name are one path to a server. */
export const shapeOfPath = (path: TemplateSyntax): string => path.text.replace(/\{[^}]*\}/g, "{}");
