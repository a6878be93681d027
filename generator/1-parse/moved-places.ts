import type { Span } from "../source.js";

/** Plain data with every place in it moved. */
export function movedPlaces<T>(data: T, move: (at: Span) => Span): T {
  const walk = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(walk);
    if (isSpan(value)) return move(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, walk(each)]));
  };
  return walk(data) as T;
}

const isSpan = (value: object): value is Span =>
  Object.keys(value).length === 3 && "path" in value && "start" in value && "end" in value;
