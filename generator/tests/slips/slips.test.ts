import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileSources, errorsOf, shopSources, spec } from "../laws/compile-sources.js";
import { featuresBeside } from "./features-subject.js";
import { requirementsOf, runSlips, type Slipped, summaryOf } from "./run-slips.js";

const folder = join(import.meta.dirname, "openspec/specs");
/** A bicycle rental in Polish, which uses all forms of the notation. */
const rental = readdirSync(folder)
  .sort()
  .map((capability) => spec(capability, readFileSync(join(folder, capability, "spec.md"), "utf8")));

/** A depot of parcels, by the forms with which existing APIs are described. */
const parcels = [spec("parcels", readFileSync(join(import.meta.dirname, "forms/spec.md"), "utf8"))];

const journeys = join(import.meta.dirname, "../../../features/journeys");
const features = readdirSync(journeys)
  .sort()
  .map((name) => ({
    path: `features/journeys/${name}`,
    text: readFileSync(join(journeys, name), "utf8"),
  }));

const shown = (run: readonly Slipped[]): string =>
  run
    .filter(({ verdict }) => verdict === "lost" || verdict === "elsewhere")
    .map(
      ({ verdict, slip, from, to, reported }) =>
        `${verdict}: ${slip}: ${from} -> ${to} ${reported[0]?.message ?? ""}`,
    )
    .join("\n");

test.each([
  ["the rental", rental],
  ["the parcels", parcels],
] as const)("nothing is reported of %s", (_name, subject) => {
  const compiled = compileSources(subject);
  expect(errorsOf(compiled)).toEqual([]);
  expect(compiled.diagnostics.map(({ message }) => message)).toEqual([]);
});

/** Longer runs: `SLIPS=2000 npx vitest run generator/tests/slips`. */
const count = Number(process.env.SLIPS ?? 60);

test.each([
  ["the rental", requirementsOf(rental), count],
  ["the parcels", requirementsOf(parcels), count],
  ["the shop", requirementsOf(shopSources()), Math.ceil(count / 2)],
  // All of the shop is checked for each, so that fewer tell as much in the time.
  ["the features of the shop", featuresBeside(shopSources(), features), Math.ceil(count / 4)],
] as const)(
  "a slip of the pen in %s is reported once, where it stands, and loses nothing in silence",
  (_name, subject, runs) => {
    const run = runSlips(subject, runs, 11);
    const { lost, share, diagnosticsEach } = summaryOf(run);
    if (process.env.SLIPS !== undefined) console.log(summaryOf(run), `\n${shown(run)}`);
    expect(lost, shown(run)).toBe(0);
    expect(share, shown(run)).toBeGreaterThanOrEqual(0.95);
    expect(diagnosticsEach).toBeLessThanOrEqual(2);
  },
  600_000,
);
