/** The languages that output is made in. What is in none of them (openapi.json, features, trace.json) goes with TypeScript. */
export const targets = ["typescript", "python"] as const;

export type Target = (typeof targets)[number];

/** The target that a generated file belongs to; `path` is relative to the output folder. */
export function targetOf(path: string): Target {
  return path.startsWith("python/") ? "python" : "typescript";
}
