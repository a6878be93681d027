import type { Method, TemplateSyntax } from "../1-parse/notation/fact-syntax.js";

const pascal = (text: string): string =>
  (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");

/** `GET /api/products/{id}` -> `getApiProductsById`. Titles get renamed, paths rarely, so the id comes from the path. */
export function operationId(method: Method, path: TemplateSyntax): string {
  const words = path.segments.map((parts) =>
    parts.map((part) => (part.kind === "text" ? pascal(part.text) : `By${pascal(part.name)}`)).join(""),
  );
  return method.toLowerCase() + words.join("");
}
