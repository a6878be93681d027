import type { Span } from "../source.js";

/** For tests: every place in a document, with what stands beside it; not what code was only meant as. */
export function placesIn(
  value: unknown,
  found: { readonly at: Span; readonly value: unknown }[] = [],
): typeof found {
  if (typeof value !== "object" || value === null) return found;
  if ("at" in value && isSpan(value.at))
    found.push({ at: value.at, value: "value" in value ? value.value : undefined });
  for (const [key, child] of Object.entries(value)) if (key !== "near") placesIn(child, found);
  return found;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === "object" && value !== null && "start" in value && "end" in value && "path" in value;
