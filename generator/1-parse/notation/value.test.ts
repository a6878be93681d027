import fc from "fast-check";
import { expect, test } from "vitest";
import type { Located } from "../../source.js";
import { Broken } from "./broken.js";
import { Scanner } from "./scanner.js";
import { SpanTextBuilder } from "./span-text.js";
import { readValue } from "./value.js";
import type { RefSyntax, TextPart, ValueSyntax } from "./value-syntax.js";

const path = "openspec/specs/x/spec.md";
function read(text: string): ValueSyntax {
  const builder = new SpanTextBuilder(text);
  builder.add(0, text.length, false);
  const s = new Scanner(builder.build(path, 0));
  const { value } = readValue(s);
  s.expectEnd("");
  return value;
}

const at = { path, start: 0, end: 0 };
const located = <T>(value: T): Located<T> => ({ value, at });
const name = fc.constantFrom("a", "stock", "content-type", "_x", "ключ");
const handle = fc.constantFrom("hat", "first", "run", "帽子");
const place = fc.array(fc.oneof(name, fc.nat(99)), { maxLength: 3 });
const ref: fc.Arbitrary<RefSyntax> = fc.record({ handle, place });
const words = fc.string({ minLength: 1, unit: "binary" });
const parts: fc.Arbitrary<TextPart[]> = fc
  .array(fc.oneof(words, ref), { maxLength: 4 })
  .map((list) => list.filter((part, i) => typeof part !== "string" || typeof list[i - 1] !== "string"));

const { value } = fc.letrec<{
  value: ValueSyntax;
  fields: { name: Located<string>; value: Located<ValueSyntax> }[];
}>((tie) => ({
  fields: fc
    .uniqueArray(fc.tuple(fc.oneof(name, words), tie("value")), { maxLength: 3, selector: ([key]) => key })
    .map((list) => list.map(([key, inner]) => ({ name: located(key), value: located(inner) }))),
  value: fc.oneof(
    { maxDepth: 4 },
    ref.map((r): ValueSyntax => ({ kind: "ref", ref: r })),
    fc
      .tuple(parts, fc.constantFrom(1, 1, 201))
      .map(([p, times]): ValueSyntax => ({ kind: "string", parts: p, times })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((n): ValueSyntax => ({ kind: "number", value: n === 0 ? 0 : n })),
    fc.boolean().map((b): ValueSyntax => ({ kind: "boolean", value: b })),
    fc.constant<ValueSyntax>({ kind: "null" }),
    fc.constantFrom("PAID", "A1", "PENDING_PAYMENT").map((code): ValueSyntax => ({ kind: "code", code })),
    tie("fields").map((fields): ValueSyntax => ({ kind: "object", fields })),
    fc
      .array(fc.oneof(tie("value").map(located), fc.constant({ kind: "rest" as const })), { maxLength: 3 })
      .map((items): ValueSyntax => ({ kind: "array", items })),
    fc
      .record({
        entity: fc.constantFrom("Order", "订单").map(located),
        without: fc.array(name.map(located), { maxLength: 2 }),
      })
      .map((made): ValueSyntax => ({ kind: "made", made: { ...made, changed: [] } })),
    fc
      .record({ entity: fc.constant(located("Order")), changed: tie("fields") })
      .map((made): ValueSyntax => ({ kind: "made", made: { ...made, without: [] } })),
    fc.constant<ValueSyntax>({ kind: "list-of", entity: located("Order") }),
    fc
      .record({ from: fc.oneof(fc.constantFrom("now" as const, "today" as const)), seconds: fc.integer() })
      .map((moment): ValueSyntax => ({ kind: "moment", ...moment })),
  ),
}));

const printPlace = (steps: RefSyntax["place"]): string =>
  steps.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
const printRef = (r: RefSyntax): string => `{${r.handle}${printPlace(r.place)}}`;
const quoted = (text: string): string => JSON.stringify(text).slice(1, -1).replaceAll("{", "\\u007b");
const printFields = (fields: readonly { name: Located<string>; value: Located<ValueSyntax> }[]): string =>
  fields.length === 0
    ? "{}"
    : `{ ${fields.map((f) => `"${quoted(f.name.value)}": ${print(f.value.value)}`).join(", ")} }`;

function print(v: ValueSyntax): string {
  switch (v.kind) {
    case "ref":
      return printRef(v.ref);
    case "string": {
      const inside = v.parts
        .map((part) => (typeof part === "string" ? quoted(part) : printRef(part)))
        .join("");
      return `"${inside}"${v.times === 1 ? "" : `*${v.times}`}`;
    }
    case "number":
      return JSON.stringify(v.value);
    case "boolean":
      return String(v.value);
    case "null":
      return "null";
    case "code":
      return v.code;
    case "object":
      return printFields(v.fields);
    case "array":
      return `[${v.items.map((item) => ("kind" in item ? "..." : print(item.value))).join(", ")}]`;
    case "moment": {
      const start = typeof v.from === "string" ? v.from : printRef(v.from);
      return v.seconds === 0 ? start : `${start} ${v.seconds < 0 ? "-" : "+"} ${Math.abs(v.seconds)} s`;
    }
    case "list-of":
      return `${v.entity.value}[]`;
    case "made": {
      const less = v.made.without.map((field) => ` - ${field.value}`).join("");
      return `${v.made.entity.value}${less}${v.made.changed.length === 0 ? "" : ` ${printFields(v.made.changed)}`}`;
    }
  }
}

const withoutPlaces = (v: ValueSyntax): unknown =>
  JSON.parse(JSON.stringify(v, (key, inner: unknown) => (key === "at" ? undefined : inner)));

test("what is printed reads as what it was", () => {
  fc.assert(
    fc.property(value, (v) => {
      expect(withoutPlaces(read(print(v)))).toEqual(withoutPlaces(v));
    }),
    { numRuns: 500 },
  );
});

test("blanks and line ends outside strings say nothing, inside they count", () => {
  expect(withoutPlaces(read("{a:1,\n   b :  [ 2 ,3 ]}"))).toEqual(withoutPlaces(read("{ a: 1, b: [2, 3] }")));
  expect(read('"a  b"')).toEqual({ kind: "string", parts: ["a  b"], times: 1 });
});

test("nesting has an end that is said, not met", () => {
  const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(read(nested(64)).kind).toBe("array");
  expect(() => read(nested(65))).toThrow(/limited to 64/);
  expect(() => read("[".repeat(200_000))).toThrow(Broken);
});
