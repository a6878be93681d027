import fc from "fast-check";
import { samplePattern } from "../../2-check/patterns/sample-pattern.js";
import { anyText } from "../../3-emit/testing/texts.js";
import type { Field, FieldCheck, Type } from "../../model.js";
import { resolved } from "../../resolved-type.js";

const texts = {
  date: [
    "2026-01-31",
    "2024-02-29",
    "2023-02-29",
    "1900-02-29",
    "2000-02-29",
    "26-01-01",
    "2026-1-1",
    "٢٠٢٦-01-01",
  ],
  "date-time": [
    "2026-01-31T12:00:00Z",
    "2026-01-31T12:00:00.123456789+01:00",
    "2026-01-31T12:00Z",
    "2026-01-31T24:00:00Z",
    "2026-01-31T12:00:00",
    "2026-01-31t12:00:00z",
    "2026-01-31T12:00:00-23:59",
    "2026-01-31T12:00:00Z\n",
    "2016-12-31T23:59:60Z",
    "2026-01-31 12:00:00Z",
    "2026-01-31T12:00:00+0100",
  ],
  email: [
    "a@b.co",
    "a!b@c.de",
    "a@b-.co",
    "a@b.c1",
    "a.b+c@d-e.fr",
    "a@b",
    ".a@b.co",
    "a..b@b.co",
    "ä@b.co",
    "a@b.co\n",
    "a'@b.co",
    "a@-b.co",
  ],
  uri: [
    "https://a.de/b?c#d",
    " https://a.de ",
    "https://a\n.de",
    "mailto:x",
    "http:a",
    "//a",
    "a:b",
    "http://",
    "http://[::1]",
    "http://a b",
    "https://ä.de/ü",
    "urn:x:y",
    "1:2",
    "http://1.2.3.4.5",
    "\ufeffhttps://a.de",
    "\u0085https://a.de",
    "http://a:99999",
    "file:///x",
    "data:,\ud800",
    "http://a/%zz",
    "http://a/[",
    "http:",
    "http://[1:2:3::8]:80/a?b#c",
    "http://[::ffff:1.2.3.4]",
    "http://[:]",
    "urn:uuid:1",
  ],
  uuid: [
    "01234567-89ab-cdef-0123-456789ABCDEF",
    "01234567-89ab-cdef-0123-456789abcdeg",
    "0123456789abcdef0123456789abcdef",
    "urn:uuid:01234567-89ab-cdef-0123-456789abcdef",
  ],
  binary: ["", "YQ==", "YWI=", "YWJj", "YQ=", "Y===", "YR==", "YWJj\n", "YW Jj", "YW-_", "====", "Y==="],
  string: ["", "a", "👩‍👩‍👧", "\ud800", "abc", " ", "ab-cd"],
} as const;

const numbers = [
  0,
  -0,
  1,
  1.5,
  -1,
  99,
  1e21,
  1e-7,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  1.0000000000000002,
  5e-324,
] as const;

/** Values that are at the edge of some scalar, for all of them. */
export const edgeValues: readonly unknown[] = [
  ...Object.values(texts).flat(),
  ...numbers,
  true,
  null,
  "1",
  [],
  {},
];

const json: fc.Arbitrary<unknown> = fc.jsonValue({ maxDepth: 2, noUnicodeString: false });

/** A value for a field: mostly of its type and near its rules, sometimes any other; `undefined` leaves it out. */
export function anyValueFor(field: Field): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 8, arbitrary: ofType(field.type, field.checks) },
    { weight: 2, arbitrary: fc.constantFrom(null, undefined) },
    { weight: 2, arbitrary: json },
  );
}

const otherNames = ["other", "constructor", "ä b"];

function ofType(own: Type, rules: readonly FieldCheck[]): fc.Arbitrary<unknown> {
  const { type, checks } = resolved({ type: own, checks: rules });
  switch (type.kind) {
    case "scalar":
      return ofScalar(type.scalar, checks);
    case "file":
      return fc.constant(undefined);
    case "enum":
      return fc.constantFrom(...type.values, ...type.values.map(String), "OTHER", 1, 0, true);
    case "union":
      return fc.oneof(...type.alternatives.map((one) => ofType(one, [])));
    case "list":
      return fc.array(ofType(type.item, []), { maxLength: 5 });
    case "map":
      return fc.dictionary(fc.constantFrom("a", "ä", "", "constructor", "😀"), ofType(type.value, []));
    case "object": {
      const rest = type.rest.kind === "kept" ? type.rest.type : type;
      return fc
        .tuple(
          ...type.fields.map((field) => anyValueFor(field).map((value) => [field.name, value] as const)),
          ...(type.rest.kind === "kept" ? otherNames : []).map((name) =>
            ofType(rest, []).map((value) => [name, value] as const),
          ),
        )
        .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)));
    }
    case "entity":
      return json;
  }
}

function ofScalar(
  scalar: Extract<Type, { kind: "scalar" }>["scalar"],
  checks: readonly FieldCheck[],
): fc.Arbitrary<unknown> {
  if (scalar === "any") return json;
  if (scalar === "boolean") return fc.boolean();
  if (scalar === "integer" || scalar === "number") {
    const bounds = checks.flatMap((check) => (check.kind === "range" ? [check.min, check.max] : []));
    const near = bounds.flatMap((bound) => (bound === null ? [] : [bound - 1, bound, bound + 1]));
    return fc.oneof(
      fc.integer({ min: -150, max: 150 }),
      fc.constantFrom(...numbers, ...near),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
  }
  const patterns = checks.flatMap((check) => (check.kind === "pattern" ? [samplePattern(check)] : []));
  const fitting = patterns.flatMap((sample) =>
    typeof sample === "string" ? [sample, `${sample}x`, `x${sample}`] : [],
  );
  return fc.oneof(
    fc.constantFrom<string>(...texts[scalar], ...fitting),
    anyText,
    fc.string({ unit: "grapheme", maxLength: 35 }),
  );
}
