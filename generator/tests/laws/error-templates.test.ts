import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filledTemplate as filledByKernel } from "../../../http/filled-template.js";
import { readTemplates } from "../../1-parse/error-templates.js";
import { SpanTextBuilder } from "../../1-parse/notation/span-text.js";
import { templateText } from "../../2-check/errors/template-text.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import { errorPlaces, type RefusalFacts, type Template } from "../../protocol/error-template.js";
import { filledTemplate } from "../../protocol/filled-template.js";

const place = fc.constantFrom(...errorPlaces).map((name) => ({ place: name }));
const word = fc.constantFrom("a", "code", "x y", "é", "", "field");
const { any } = fc.letrec<{ any: Template; object: Template }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    place,
    fc.oneof(word, fc.integer({ min: -9, max: 9 }), fc.boolean(), fc.constant(null)),
    fc.tuple(word, place, word).map(([before, one, after]) => ({
      text: [before, one, after].filter((part) => part !== ""),
    })),
    fc.array(tie("any"), { maxLength: 3 }),
    tie("object"),
  ),
  object: fc
    .uniqueArray(fc.tuple(fc.oneof(word, place), tie("any"), fc.boolean()), {
      maxLength: 4,
      selector: ([key]) => JSON.stringify(key),
    })
    .map((members) => ({
      members: members.map(([key, value, optional]) =>
        optional ? ([key, value, "optional"] as const) : ([key, value] as const),
      ),
    })),
}));
const object = fc.tuple(place, any).map(
  ([one, value]): Template => ({
    members: [
      ["first", one],
      ["rest", value],
    ],
  }),
);

const fault = fc.constantFrom(
  { parts: ["a"], path: "a", code: "BLANK", message: "can't be blank" },
  { parts: ["items", 0, "a"], path: "items[0].a", code: 7, message: "is taken" },
  { parts: ["x/y~z", 1], path: "x/y~z[1]", code: "BLANK", message: "is odd" },
  { parts: [], path: "", code: "BLANK", message: "is no object" },
);
const facts: fc.Arbitrary<RefusalFacts> = fc.record({
  code: fc.constantFrom<string | number>("BLANK", 1042),
  status: fc.constantFrom(400, 422),
  message: fc.constantFrom("is invalid", "ü"),
  title: fc.constant("Bad Request"),
  type: fc.constant("urn:problem:blank"),
  detail: fc.constantFrom(null, "More of it"),
  instance: fc.constant("/things/1"),
  requestId: fc.constant("r1"),
  timestamp: fc.constant("2026-01-01T00:00:00.000Z"),
  faults: fc.array(fault, { maxLength: 3 }),
});

describe("templates of error bodies", () => {
  it("are filled by the kernel as the compiler shows them", () => {
    fc.assert(
      fc.property(any, facts, (template, known) => {
        expect(filledByKernel(template, known)).toEqual(filledTemplate(template, known));
      }),
    );
  });

  it("are read as they are written", () => {
    fc.assert(
      fc.property(object, (template) => {
        const text = templateText(template);
        const builder = new SpanTextBuilder(text);
        builder.add(0, text.length, false);
        const said: string[] = [];
        const [read] = readTemplates([builder.build("spec.md", 0)], ({ message }) => said.push(message));
        expect(said).toEqual([]);
        expect(read?.value.template).toEqual(template);
      }),
    );
  });
});

describeWithPython("templates of error bodies in Python", () => {
  it("are filled as in TypeScript", () => {
    const cases = fc.sample(fc.tuple(any, facts), 2000);
    const bodies = askPython("templates.py", cases) as readonly unknown[];
    for (const [i, [template, known]] of cases.entries())
      expect(bodies[i], JSON.stringify([template, known])).toEqual(
        JSON.parse(JSON.stringify(filledByKernel(template, known))),
      );
  }, 60_000);
});
