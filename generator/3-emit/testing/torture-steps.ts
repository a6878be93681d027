import type { Step } from "../../model.js";
import type { Check } from "../../plan.js";
import { planned, step } from "./parts.js";
import type { Say } from "./texts.js";

/** Steps that do and check everything a plan can hold. */
export function everyStep(say: Say): readonly Step[] {
  const reference = { handle: say(84), place: [say(85), 0] } as const;
  return [
    planned("Given", say(86), {
      callers: [{ name: say(87), id: say(88), roles: [say(89)] }, null],
      afterSeconds: 60,
      power: "kill",
      makes: [
        {
          handle: say(84),
          operation: "postApiThings",
          path: [say(90), reference],
          body: { kind: "text", parts: [say(91), reference], times: 3 },
          envelope: say(92),
          by: { name: say(93), id: say(88), roles: [say(89)] },
        },
      ],
    }),
    step("And", say(94), { attached: { kind: "table", rows: [[say(95), say(96)], [say(97)], []] } }),
    step("But", say(98), {
      binding: { kind: "handwritten", expression: say(99), pending: false },
      attached: { kind: "text", text: say(100) },
    }),
    planned("When", say(101), {
      callers: [1, 2, 3].map((n) => ({ name: `${say(87)}${n}`, id: `${say(88)}${n}`, roles: [] })),
      send: {
        operation: null,
        method: "POST",
        path: [say(90)],
        headers: [{ name: say(102), value: [say(103), reference, say(104)] }],
        bodies: [
          { kind: "json", value: everyValue(say) },
          { kind: "text", text: say(105) },
          { kind: "none" },
        ],
        times: 20,
      },
      load: { perSecond: 50, seconds: null },
      again: true,
      mustSucceed: true,
    }),
    planned("Then", say(106), { checks: everyCheck(say) }),
  ];
}

function everyValue(say: Say) {
  return {
    kind: "object",
    fields: [
      { name: say(107), value: { kind: "literal", value: say(108) } },
      { name: say(109), value: { kind: "distinct", before: say(110), after: say(111) } },
      { name: say(112), value: { kind: "array", items: [{ kind: "literal", value: null }] } },
      { name: say(113), value: { kind: "literal", value: -0.5 } },
    ],
  } as const;
}

function everyCheck(say: Say): readonly Check[] {
  const reference = { handle: say(84), place: [] };
  const place = [say(85), 1, "length"];
  const pattern = { kind: "array", items: [{ kind: "rest" }, everyValue(say), { kind: "rest" }] } as const;
  const alternative = { index: 1, name: say(119) };
  return [
    {
      kind: "answer",
      count: { min: 1, max: null },
      status: 201,
      code: say(15),
      handle: say(114),
      alternative,
      pattern,
    },
    {
      kind: "answer",
      count: { min: 19, max: 19 },
      status: 409,
      code: null,
      handle: null,
      alternative: null,
      pattern: null,
    },
    { kind: "pattern", pattern },
    { kind: "test", place, comparison: "contains", value: { kind: "literal", value: say(115) } },
    { kind: "absent", place },
    { kind: "same", reference },
    { kind: "header", name: say(116), value: [say(117)] },
    { kind: "text", text: [say(118), reference] },
    {
      kind: "thing",
      envelope: null,
      handle: null,
      alternative: null,
      pattern: { kind: "object", fields: [] },
    },
    { kind: "thing", envelope: say(92), handle: say(114), alternative, pattern },
    { kind: "level", measure: "p99", below: 100 },
  ];
}
