import type { TemplateSyntax } from "../1-parse/notation/fact-syntax.js";
import { encodedPath } from "../protocol/path-text.js";

/** Paths that differ only in a parameter's name, or in what is percent-encoded, are one path to a server. */
export const shapeOfPath = (path: TemplateSyntax): string =>
  encodedPath(path.text).replace(/\{[^}]*\}/g, "{}");
