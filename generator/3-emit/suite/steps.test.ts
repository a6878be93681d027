import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as planBuilders from "../../../acceptance/plan/plan-builders.js";
import * as stepBuilders from "../../../acceptance/plan/step-builders.js";
import * as terms from "../../../acceptance/plan/terms.js";
import type { Step } from "../../model.js";
import type { StepPlan, Text, Value } from "../../plan.js";
import { model, origin, plan, scenario, step } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { anyText, harmless } from "../testing/texts.js";
import { tortureModel } from "../testing/torture-model.js";
import { oneLine } from "./gherkin-text.js";
import { steps } from "./steps.js";

const builders = { ...terms, ...planBuilders, ...stepBuilders };

/** Runs a printed file of steps with the real builders: all of it but the imports is one expression. */
function run(text: string): unknown {
  const [, printed] = text.split("\nexport const scenarios: readonly Scenario[] = ");
  return new Function(...Object.keys(builders), `"use strict"; return ${printed}`)(
    ...Object.values(builders),
  );
}

/** What the builders must give: texts joined, fields by name. */
function expected(written: Step): unknown {
  const text = oneLine(written.text);
  if (written.binding.kind !== "plan") return { kind: written.binding.kind, text };
  return { kind: "plan", text, plan: written.binding.plan };
}

describe("printed steps", () => {
  it("are the plans they were printed from", () => {
    for (const spec of [shopModel, tortureModel(harmless)]) {
      const [file] = steps(spec);
      const scenarios = spec.capabilities.flatMap(({ requirements }) =>
        requirements.flatMap((r) => r.scenarios),
      );
      expect(run(file?.text ?? "")).toEqual(
        scenarios.map(({ id, steps: all, judgedByPeople }) => ({
          id,
          steps: all.map(expected),
          place: null,
          judgedByPeople,
        })),
      );
    }
  });

  it("are the plans they were printed from, whatever these hold", () => {
    fc.assert(
      fc.property(anyPlan, anyText, fc.option(anyText), (one, text, judgedByPeople) => {
        const written = step("Given", text, {
          binding: { kind: "plan", plan: one, refused: [], phrase: null },
        });
        const [file] = steps(specOf(written, judgedByPeople));
        expect(run(file?.text ?? "")).toEqual([
          { id: "a/b/c", steps: [expected(written)], place: null, judgedByPeople },
        ]);
      }),
      { numRuns: 150 },
    );
  });

  it("of many callers that are only counted are a crowd", () => {
    const callers = Array.from({ length: 20 }, (_, i) => ({
      name: `b${i + 1}`,
      id: `u_${i + 1}`,
      roles: [],
    }));
    const written = step("When", "all", {
      binding: { kind: "plan", plan: plan("when", { callers }), refused: [], phrase: null },
    });
    const [file] = steps(specOf(written));
    expect(file?.text).toContain('callers: [...crowd("b", 20, "u_")]');
    expect(run(file?.text ?? "")).toEqual([
      { id: "a/b/c", steps: [expected(written)], place: null, judgedByPeople: null },
    ]);
  });
});

function specOf(written: Step, judgedByPeople: string | null = null) {
  const requirement = { id: "a/b", name: "b", statement: "", meta: [], origin };
  const scenarios = [scenario("a/b/c", "c", [written], { judgedByPeople })];
  return model({
    features: [],
    capabilities: [
      { id: "a", purpose: "", requirements: [{ ...requirement, scenarios }], path: origin.path },
    ],
  });
}

const place = fc.array(fc.oneof(anyText, fc.nat(9)), { maxLength: 3 });
const reference = fc.record({ handle: anyText, place });
/** A text as the compiler makes it: no two pieces side by side, and plain text in one piece. */
const parts: fc.Arbitrary<Text> = fc.oneof(
  anyText.map((text) => [text]),
  fc.tuple(anyText, reference, anyText),
  reference.map((one) => [one]),
);
const leaf: fc.Arbitrary<Value> = fc.oneof(
  fc
    .oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))
    .map((value) => ({ kind: "literal", value }) as const),
  reference.map((one) => ({ kind: "reference", reference: one }) as const),
  fc.record({ kind: fc.constant("text" as const), parts, times: fc.integer({ min: 2, max: 300 }) }),
  fc.record({ kind: fc.constant("distinct" as const), before: anyText, after: anyText }),
);
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("value"), { maxLength: 3 }).map((items) => ({ kind: "array", items }) as const),
    fc
      // Names that look like indices are put first by every JavaScript engine; their order means nothing in JSON.
      .uniqueArray(
        fc.tuple(
          anyText.filter((name) => !/^\d+$/.test(name)),
          tie("value"),
        ),
        {
          maxLength: 3,
          selector: ([name]) => name,
        },
      )
      .map(
        (fields) =>
          ({ kind: "object", fields: fields.map(([name, one]) => ({ name, value: one })) }) as const,
      ),
  ),
}));
const method = fc.constantFrom("GET" as const, "POST" as const);
const anyCaller = fc.record({ name: anyText, id: anyText, roles: fc.array(anyText, { maxLength: 2 }) });
const anyAlternative = fc.option(fc.record({ index: fc.nat(), name: anyText }));
const anyPlan: fc.Arbitrary<StepPlan> = fc.record({
  phase: fc.constantFrom("given" as const, "when" as const, "then" as const),
  callers: fc.array(fc.option(anyCaller), { maxLength: 4 }),
  afterSeconds: fc.option(fc.nat()),
  power: fc.option(fc.constantFrom("restart" as const, "kill" as const)),
  makes: fc.array(
    fc.record({
      handle: fc.option(anyText),
      operation: anyText,
      path: parts,
      body: fc.option(value),
      envelope: fc.option(anyText),
      by: fc.option(anyCaller),
    }),
    { maxLength: 2 },
  ),
  send: fc.option(
    fc.record({
      operation: fc.option(anyText),
      method,
      path: parts,
      headers: fc.array(fc.record({ name: anyText, value: parts }), { maxLength: 2 }),
      bodies: fc.array(
        fc.oneof(
          fc.constant({ kind: "none" } as const),
          value.map((one) => ({ kind: "json", value: one }) as const),
          anyText.map((text) => ({ kind: "text", text }) as const),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      times: fc.integer({ min: 1, max: 20 }),
    }),
  ),
  again: fc.boolean(),
  mustSucceed: fc.boolean(),
  load: fc.option(fc.record({ perSecond: fc.nat(), seconds: fc.option(fc.nat()) })),
  checks: fc.array(
    fc.oneof(
      value.map((pattern) => ({ kind: "pattern", pattern }) as const),
      fc.record({ kind: fc.constant("test" as const), place, comparison: fc.constant(">=" as const), value }),
      fc.record({
        kind: fc.constant("answer" as const),
        count: fc.option(fc.record({ min: fc.nat(), max: fc.option(fc.nat()) })),
        status: fc.integer({ min: 100, max: 599 }),
        code: fc.option(anyText),
        handle: fc.option(anyText),
        alternative: anyAlternative,
        pattern: fc.option(value),
      }),
      fc.record({
        kind: fc.constant("thing" as const),
        envelope: fc.option(anyText),
        handle: fc.option(anyText),
        alternative: anyAlternative,
        // Its braces are fields, so its pattern is an object.
        pattern: fc.option(value).map((one) => ({
          kind: "object" as const,
          fields: one === null ? [] : [{ name: "field", value: one }],
        })),
      }),
    ),
    { maxLength: 3 },
  ),
});
