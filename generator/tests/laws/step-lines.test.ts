import { readdirSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NamedStep, type StepLine, stepLine } from "../../../acceptance/report/step-line.js";
import { checkSample, readSample, samplesFolder } from "../../2-check/testing/sample-project.js";
import type { SpecModel } from "../../model.js";
import type { SourceFile } from "../../source.js";
import { wounded } from "./any-markdown.js";
import { compileSources, fileText, shopSources, spec } from "./compile-sources.js";

interface PlacedStep extends NamedStep {
  readonly path: string;
  readonly line: number;
  readonly row: number | null;
}

const stepsOf = ({ capabilities }: SpecModel): readonly PlacedStep[] =>
  capabilities.flatMap(({ requirements }) =>
    requirements.flatMap(({ name: requirement, scenarios }) =>
      scenarios.flatMap(({ name: scenario, steps, origin: { path }, example: row }) => {
        const texts = steps.map(({ text }) => text);
        return steps.map(({ line }, position) => ({
          ...{ requirement, scenario, steps: texts, position },
          ...{ path, line, row },
        }));
      }),
    ),
  );

const found = (sources: readonly SourceFile[], step: PlacedStep): StepLine | null =>
  stepLine(sources.find(({ path }) => path === step.path)?.text ?? "", step);

const words = ({ requirement, scenario, steps, position }: NamedStep): string =>
  [requirement, scenario, steps[position]].join("\n").replace(/[^\p{L}\p{M}\p{N}\n]+/gu, "");

const runs = Number(process.env.RUNS ?? 20);
const seed = Number(process.env.SEED ?? 31);
const cart = "cart-management";
const anyCart = wounded(shopSources().find(({ path }) => path.includes(cart))?.text ?? "");

describe("the line of a step, found in the text of a specification", () => {
  it("is the one that the compiler gives it", () => {
    const silent = join(samplesFolder, "silent");
    const samples = readdirSync(silent).map((name) => readSample(join(silent, name)));
    const shop = { sources: shopSources(), model: compileSources(shopSources()).model };
    const all = [shop, ...samples.map((sample) => ({ ...sample, model: checkSample(sample).model }))];
    const missed = all.flatMap(({ sources, model }) =>
      stepsOf(model).filter((step) => {
        const place = found(sources, step);
        return place?.line !== step.line || place.row !== step.row;
      }),
    );
    expect(missed).toEqual([]);
  });

  it("is never another, in whatever markdown", () => {
    fc.assert(
      fc.property(anyCart, (text) => {
        const sources = [spec(cart, text)];
        const { model } = compileSources(sources, { foreign: true });
        const wrong = stepsOf(model).filter(
          (step) => ![step.line, undefined].includes(found(sources, step)?.line),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 2 * runs, seed },
    );
  }, 300_000);

  it("is that of the same step, where the text was changed since", () => {
    fc.assert(
      fc.property(anyCart, anyCart, (before, after) => {
        const [old, now] = [before, after].map(
          (text) => compileSources([spec(cart, text)], { foreign: true }).model,
        );
        if (old === undefined || now === undefined) return;
        const byLine = new Map(stepsOf(now).map((step) => [step.line, words(step)]));
        const wrong = stepsOf(old).filter((step) => {
          const place = stepLine(after, step);
          if (place === null) return false;
          const there = byLine.get(place.line);
          // What was one step may be several now, and more may have been written below it.
          return there === undefined || !(there.startsWith(words(step)) || words(step).startsWith(there));
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  }, 300_000);
});

describe("trace.json", () => {
  it("keeps every line when an entity gets one more field", () => {
    const before = shopSources();
    const row = /^\| `id` .*\n/m;
    const after = before.map(({ path, text }) => ({
      path,
      text: text.replace(row, (line) => `${line}| \`addedLater\` | string | optional | A new one |\n`),
    }));
    const [old, now] = [before, after].map((sources) => compileSources(sources));
    if (old === undefined || now === undefined) throw new Error("nothing was compiled");
    expect(fileText(now, "schemas.ts")).toContain("addedLater");
    expect(fileText(now, "trace.json")).toBe(fileText(old, "trace.json"));
  });
});
