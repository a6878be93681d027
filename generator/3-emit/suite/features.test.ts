import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SpecModel, Step } from "../../model.js";
import { type ReadFeature, readFeature } from "../testing/gherkin-reading.js";
import { model, origin, scenario, step } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { anyText } from "../testing/texts.js";
import { features } from "./features.js";
import { oneLine } from "./gherkin-text.js";

describe("a feature file", () => {
  it("has a rule for each requirement and its scenarios, tagged with their ids", () => {
    const [file] = features(shopModel);
    expect(file?.path).toBe("features/order-management.feature");
    const feature = readFeature(file?.text ?? "");
    expect(feature.name).toBe("order-management");
    expect(feature.description.trim()).toBe("Turns a cart into an order.");
    const rule = feature.children[0]?.rule;
    expect(rule?.name).toBe("Create an order");
    expect(rule?.tags.map(({ name }) => name)).toEqual(["@P0"]);
    expect(rule?.children[0]?.scenario?.tags.map(({ name }) => name)).toEqual([
      "@id:order-management/create-an-order/an-empty-cart",
    ]);
    expect(rule?.children[1]?.scenario?.steps.map(({ keyword, text }) => keyword + text)).toEqual([
      "Given there is a `Product hat { stock: 5 }`",
      "And the bank declines the next card",
      "When `@ann` checks out: `POST /api/orders`",
      "Then Ann hears `409 OUT_OF_STOCK`",
      "And the stock stays: `GET /api/products/{hat.id}` shows `{ stock: 5 }`",
    ]);
  });

  it("is read back to the letter, whatever the names, steps and cells say", () => {
    fc.assert(
      fc.property(anyModel, (spec) => {
        const read = features(spec).map(({ text }) => readFeature(text));
        expect(read.map(seen)).toEqual(spec.capabilities.map(written));
      }),
      { numRuns: 300 },
    );
  });

  it("keeps a text with either fence in it", () => {
    const texts = [
      'a """ b',
      '"""',
      '  """x',
      "```",
      '\\"\\"\\"',
      '```\n"""\n \\"\\"\\" """',
      "",
      "\n",
      " a\n\n  b\n",
    ];
    for (const text of texts) {
      const steps = [step("Given", "x", { attached: { kind: "text", text } })];
      const [file] = features(specOf("c", "", "n", "", [{ id: "i", name: "s", tags: [], steps }]));
      const found = readFeature(file?.text ?? "").children[0]?.rule?.children[0]?.scenario?.steps[0]
        ?.docString;
      expect(found?.content).toBe(text);
    }
  });
});

interface AnyScenario {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly steps: readonly Step[];
}

function specOf(
  id: string,
  purpose: string,
  name: string,
  statement: string,
  written: readonly AnyScenario[],
): SpecModel {
  const scenarios = written.map((one) => scenario(one.id, one.name, one.steps, { tags: one.tags }));
  const requirement = { id: `${id}/r`, name, statement, meta: [], scenarios };
  return model({
    features: [],
    capabilities: [{ id, purpose, requirements: [requirement], path: origin.path }],
  });
}

const anyStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom("Given", "When", "Then", "And", "But"),
    anyText,
    fc.option(
      fc.oneof(
        fc
          .array(fc.array(anyText, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
          .map((rows) => ({ kind: "table", rows }) as const),
        anyText.map((text) => ({ kind: "text", text }) as const),
      ),
    ),
  )
  .map(([keyword, text, attached]) => step(keyword, text, { attached }));

const anyScenario: fc.Arbitrary<AnyScenario> = fc.record({
  id: anyText,
  name: anyText,
  tags: fc.subarray(["clock", "durable", "slo"]),
  steps: fc.array(anyStep, { maxLength: 4 }),
});
const anyModel = fc
  .tuple(anyText, anyText, anyText, anyText, fc.array(anyScenario, { maxLength: 3 }))
  .map((parts) => specOf(...parts));

/** What is read, but for blanks that Gherkin drops by its own rules. */
function seen(feature: ReadFeature) {
  return {
    name: feature.name,
    rules: feature.children.map(({ rule }) => ({
      name: rule?.name,
      scenarios: (rule?.children ?? []).map(({ scenario: read }) => ({
        name: read?.name,
        tags: (read?.tags ?? []).map(({ name }) => decodeURIComponent(name)),
        steps: (read?.steps ?? []).map(({ keyword, text, dataTable, docString }) => ({
          keyword,
          text,
          table: dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? null,
          doc: docString?.content ?? null,
        })),
      })),
    })),
  };
}

function written({ id, requirements }: SpecModel["capabilities"][number]) {
  return {
    name: oneLine(id),
    rules: requirements.map((requirement) => ({
      name: oneLine(requirement.name),
      scenarios: requirement.scenarios.map((one) => ({
        name: oneLine(one.name),
        tags: [`@id:${one.id.replace(/\p{Cs}/gu, "\ufffd")}`, ...one.tags.map((tag) => `@${tag}`)],
        steps: one.steps.map(({ keyword, text, attached }) => ({
          keyword: `${keyword} `,
          text: oneLine(text),
          table: attached?.kind === "table" ? squared(attached.rows) : null,
          doc: attached?.kind === "text" ? lines(attached.text) : null,
        })),
      })),
    })),
  };
}

/** A carriage return before the end of a line is part of that end, and so is one before the closing fence. */
const lines = (text: string): string => `${text}\n`.replaceAll("\r\n", "\n").slice(0, -1);

/** Rows of one length, and cells without the blanks around them. */
function squared(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const edges = /^[ \t\v\f\r\u0085\u00a0]+|[ \t\v\f\r\u0085\u00a0]+$/g;
  return rows.map((row) =>
    Array.from({ length: columns }, (_, i) => (row[i] ?? "").replaceAll("\r\n", "\n").replace(edges, "")),
  );
}
