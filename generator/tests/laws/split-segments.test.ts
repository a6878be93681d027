import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalPath } from "../../../http/canonical-path.js";
import { pathTemplate } from "../../../http/path-template.js";
import { plainShape } from "../../2-check/entities/fields.js";
import { typeResolver } from "../../2-check/entities/types.js";
import { misreadValue } from "../../2-check/values/misread-value.js";
import type { Field, FieldCheck, Type } from "../../model.js";
import { encodedText } from "../../protocol/path-text.js";

const types = typeResolver(
  { entities: new Map(), types: new Map(), brokenNames: new Set() },
  "refuse",
  () => undefined,
);
const numRuns = Number(process.env.SEGMENTS ?? 2_000);
const seed = Number(process.env.SEED ?? 31);

interface Typed {
  readonly type: Type;
  readonly checks: readonly FieldCheck[];
  /** Values as texts. */
  readonly values: fc.Arbitrary<string>;
}
const scalar = (kind: Extract<Type, { kind: "scalar" }>["scalar"]): Type => ({
  kind: "scalar",
  scalar: kind,
});
const list = (item: Type): Type => ({ kind: "list", item });
const plain = (type: Type, values: fc.Arbitrary<string>): Typed => ({ type, checks: [], values });

const day = fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true });
const instant = fc
  .tuple(day, fc.constantFrom("Z", ".25Z", "+01:30", "-07:00"))
  .map(([date, zone]) => date.toISOString().slice(0, 19) + zone);
const words = fc.uniqueArray(fc.stringMatching(/^[A-Z]{1,2}[-_.]?[A-Z0-9]{0,2}$/), {
  minLength: 1,
  maxLength: 4,
});
const ranged = fc
  .tuple(fc.integer({ min: -200, max: 2_000 }), fc.nat({ max: 5_000 }))
  .map(([min, more]): Typed => {
    const max = min + more;
    const check: FieldCheck = {
      kind: "range",
      min,
      max,
      exclusiveMin: false,
      exclusiveMax: false,
      code: null,
    };
    return { type: scalar("integer"), checks: [check], values: fc.integer({ min, max }).map(String) };
  });

/** Types whose values are not of free form, each with values. */
const typed: fc.Arbitrary<Typed> = fc.oneof(
  fc.constantFrom(
    plain(scalar("boolean"), fc.boolean().map(String)),
    plain(scalar("integer"), fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -30, max: 30 })).map(String)),
    plain(scalar("number"), fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)),
    plain(
      scalar("date"),
      day.map((date) => date.toISOString().slice(0, 10)),
    ),
    plain(scalar("date-time"), instant),
    plain(scalar("uuid"), fc.uuid()),
    plain(scalar("binary"), fc.base64String({ minLength: 1, maxLength: 8 })),
    plain(list(scalar("boolean")), fc.array(fc.boolean(), { minLength: 1, maxLength: 3 }).map(String)),
    plain(list(scalar("integer")), fc.array(fc.integer(), { minLength: 1, maxLength: 3 }).map(String)),
  ),
  ranged,
  words.map((values) => plain({ kind: "enum", values }, fc.constantFrom(...values))),
);

/** A text of one to three letters, which may well be a part of one of the values. */
const textNear = (value: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom("-", ".", "_", "--", ",", ":", "+", "=", "A", "3A", "é", "-x"),
    fc
      .tuple(fc.nat({ max: value.length }), fc.integer({ min: 1, max: 3 }))
      .map(([at, length]) => value.slice(at, at + length))
      .filter((text) => /^[^/]+$/.test(text)),
  );

const anySegment = typed.chain(({ type, checks, values }) =>
  values.chain((near) =>
    fc.record({
      field: fc.constant<Field>({ ...plainShape("b"), type, checks }),
      before: textNear(near),
      behind: fc.oneof(fc.constant(""), textNear(near)),
      value: values,
    }),
  ),
);

it("a value that check lets through is read as it was sent", () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(anySegment, ({ field, before, behind, value }) => {
      if (misreadValue(field, { before, behind, isFollowed: false }, types) !== null) {
        refused += 1;
        return;
      }
      accepted += 1;
      const sent = value.split(",").map(encodeURIComponent).join(",");
      const path = `/x${encodedText(before)}${sent}${encodedText(behind)}`;
      const read = pathTemplate(`/{a}${before}{b}${behind}`).pattern.exec(canonicalPath(path))?.[2] ?? "";
      expect([path, decodeURIComponent(read)]).toEqual([path, value]);
    }),
    { numRuns, seed },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(numRuns / 5);
}, 600_000);
