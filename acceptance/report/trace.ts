import { readFileSync } from "node:fs";

/** Finds where a step stands in the specification. Reads the map when first asked: a green run never does. */
export function traceReader(file: string): (scenario: string, step: number) => string | null {
  let places: { readonly [thing: string]: string } | null = null;
  return (scenario, step) => {
    places ??= readPlaces(file);
    return places[`step ${scenario}#${step + 1}`] ?? places[`scenario ${scenario}`] ?? null;
  };
}

function readPlaces(file: string): { readonly [thing: string]: string } {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
    return typeof parsed === "object" && parsed !== null
      ? (parsed as { readonly [thing: string]: string })
      : {};
  } catch {
    // Without the map a failure is shown without its line; it must not hide what failed.
    return {};
  }
}
