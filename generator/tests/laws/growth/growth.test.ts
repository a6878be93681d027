import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import { parse } from "../../../1-parse/parse.js";
import { noBindings } from "../../../bindings.js";
import { compile, noFeatures } from "../../../compile.js";
import { renderPretty } from "../../../diagnostics/pretty.js";
import { makeReport } from "../../../diagnostics/report.js";
import { noMemory } from "../../../memory.js";
import { defaultSettings } from "../../../settings.js";
import { targets } from "../../../targets.js";
import type { Repeated } from "./repeated.js";
import { repeatedContract } from "./repeated-contract.js";
import { repeatedMarkdown } from "./repeated-markdown.js";
import { repeatedScenarios } from "./repeated-scenarios.js";

/** `npm run proofs -- growth` measures everything, from ten times as many on. */
const scale = Number(process.env.GROWTH ?? 0);

/** Everything that is made of a specification: all phases, all output, all that is said of it. Processor time, in ms. */
function timeOf(make: Repeated, count: number): number {
  const sources = make(count);
  const before = process.cpuUsage();
  const { files, diagnostics } = compile({
    sources,
    changes: [],
    ...noFeatures,
    parse,
    settings: { ...defaultSettings, targets },
    bindings: noBindings,
    memory: noMemory,
  });
  const colors = picocolors.createColors(false);
  renderPretty(makeReport(diagnostics, sources), { colors, width: 100, prefix: "" });
  const letters = files.reduce((sum, { text }) => sum + text.length, 0);
  const { user, system } = process.cpuUsage(before);
  expect(letters).toBeGreaterThanOrEqual(0);
  return (user + system) / 1000;
}

/** What n log n allows from 1x to 8x, and as much again for the noise of collecting garbage on a busy machine. */
const most = 2 * 8 * 1.4;
/** Milliseconds below which a time says nothing of growth. */
const floor = 10;
/** Milliseconds that a proof begins with, and the number beyond which the text itself is too long to be read. */
const clear = { ms: 40, count: 32_000 } as const;

/** As many as take a time well above noise. */
function clearBase(make: Repeated, base: number): number {
  let count = base;
  while (count < clear.count && timeOf(make, count) < clear.ms) count *= 2;
  return count;
}

/** Measured again where it seems too slow: noise only ever adds. */
function growthOf(make: Repeated, base: number): number {
  timeOf(make, base);
  let [one, eight] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < 4; attempt++) {
    one = Math.min(one, timeOf(make, base));
    eight = Math.min(eight, timeOf(make, base * 8));
    if (eight / Math.max(one, floor) <= most) break;
  }
  return eight / Math.max(one, floor);
}

const constructs = { ...repeatedMarkdown, ...repeatedContract, ...repeatedScenarios };

/** Those that took the square once, from as many on as show it. */
describe("time grows at most as n log n in what once took more", () => {
  it.each([
    ["equal requirements without a body", 1000],
    ["parameters of a path", 100],
    ["link references", 3000],
    ["rules", 400],
    ["columns and placeholders of an outline that do not fit", 100],
    ["parameters beside each other, asked with another slash", 5],
    ["unknown members of a body", 200],
  ] as const)(
    "%s",
    (name, base) => {
      const make = constructs[name];
      if (make === undefined) throw new Error(`Nothing is called ${name}.`);
      expect(growthOf(make, base)).toBeLessThan(most);
    },
    120_000,
  );
});

describe.runIf(scale > 0).each([
  ["markdown", repeatedMarkdown, 200],
  ["a contract", repeatedContract, 30],
  ["scenarios", repeatedScenarios, 30],
] as const)("time grows at most as n log n in all that repeats: %s", (_, own, base) => {
  it.each(Object.entries(own))(
    "%s",
    (_name, make) => {
      timeOf(make, base * scale);
      expect(growthOf(make, clearBase(make, base * scale))).toBeLessThan(most);
    },
    600_000,
  );
});
