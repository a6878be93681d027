import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { distinctListOf, listOf, mapOf } from "../../../http/few-issues.js";
import { openObjectOf } from "../../../http/open-object.js";
import { length, pattern } from "../../../http/rules.js";
import { objectOf } from "../../../http/strict-object.js";
import { email, uri } from "../../../http/text-formats.js";
import { unionOf } from "../../../http/union.js";
import { print } from "../../3-emit/text/print.js";
import { zodField } from "../../3-emit/typescript/zod-text.js";
import type { Field, FieldCheck, Json, Type } from "../../model.js";
import type { Value } from "../../plan.js";
import { plainShape } from "../entities/fields.js";
import { type TypeResolver, typeResolver } from "../entities/types.js";
import { anyField } from "../testing/any-field.js";
import { distinctIn } from "./distinct.js";
import { roomFor, sample, sampleObject } from "./sample.js";

const noEntities = typeResolver(
  { entities: new Map(), types: new Map(), brokenNames: new Set() },
  "refuse",
  () => undefined,
);

/** The schema that the emitter prints for a field, run. */
function printedSchema(field: Field): z.ZodType {
  const scope = {
    entity: (): string => "never",
    kernel: (name: string): string => name,
    zod: (call: string): string => `z.${call}`,
  };
  const text = print(zodField(field, scope));
  const kernel = {
    length,
    pattern,
    email,
    uri,
    listOf,
    distinctListOf,
    mapOf,
    objectOf,
    openObjectOf,
    unionOf,
  };
  return new Function("z", ...Object.keys(kernel), `return ${text}`)(
    z,
    ...Object.values(kernel),
  ) as z.ZodType;
}

/** A value as it is sent the `n`th time. */
function sent(value: Value, n: number): Json {
  switch (value.kind) {
    case "literal":
      return value.value;
    case "distinct":
      return `${value.before}${n}${value.after}`;
    case "object":
      return Object.fromEntries(value.fields.map((field) => [field.name, sent(field.value, n)]));
    case "array":
      // Each item is made for itself; there is room for three digits.
      return value.items.map((item, i) => sent(item, 1 + ((n - 1 + i) % 999)));
    default:
      throw new Error(`a sample holds no ${value.kind}`);
  }
}

/** Whether no number lies in a range. */
function isEmpty(
  { min, max, exclusiveMin, exclusiveMax }: Extract<FieldCheck, { kind: "range" }>,
  type: Type,
): boolean {
  if (min === null || max === null) return false;
  const whole = type.kind === "scalar" && type.scalar === "integer";
  const low = whole && exclusiveMin ? min + 1 : min;
  const high = whole && exclusiveMax ? max - 1 : max;
  if (whole) return low > high;
  if (min === max) return exclusiveMin || exclusiveMax;
  return exclusiveMin && exclusiveMax && next(min) === max;
}

/** The number behind a number: between the two there is none. */
function next(number: number): number {
  const bits = new BigInt64Array(new Float64Array([number]).buffer);
  bits[0] = (bits[0] ?? 0n) + (number < 0 ? -1n : 1n);
  return number === 0 ? Number.MIN_VALUE : (new Float64Array(bits.buffer)[0] ?? number);
}

const field = (facts: Partial<Field>): Field => ({ ...plainShape("name"), ...facts });

describe("a sample of a type", () => {
  it("is taken by the schema that is printed for it, however often it is made", () => {
    let made = 0;
    fc.assert(
      fc.property(anyField, (any) => {
        const value = sample(any, noEntities);
        if (value === null) return;
        made++;
        const schema = printedSchema(any);
        for (const n of [1, 57, 999]) {
          const result = schema.safeParse(sent(value, n));
          expect(result.error?.issues ?? [], JSON.stringify(sent(value, n))).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
    expect(made).toBeGreaterThan(400);
  });

  it("is unlike all others of its scenario where the field is unique, and still taken, until none is left", () => {
    let many = 0;
    const plain = anyField.filter(
      ({ type }) => type.kind === "enum" || (type.kind === "scalar" && type.scalar !== "any"),
    );
    fc.assert(
      fc.property(plain, (any) => {
        const unique = { ...any, unique: true, optional: false, caller: false, initial: null };
        const distinct = distinctIn(null);
        const seen = new Set<Json>();
        const schema = printedSchema(any);
        for (let n = 1; n <= 12; n++) {
          const made = sampleObject(
            { kind: "object", fields: [unique], rest: { kind: "refused" } },
            noEntities,
            roomFor(distinct),
          );
          const [first] = made?.fields ?? [];
          if (first === undefined) break;
          const value = sent(first.value, n);
          expect(schema.safeParse(value).error?.issues ?? [], JSON.stringify(value)).toEqual([]);
          expect(seen, JSON.stringify(any)).not.toContain(value);
          seen.add(value);
        }
        if (seen.size === 12) many++;
      }),
      { numRuns: 300 },
    );
    expect(many).toBeGreaterThan(60);
  });

  it("is none that the scenario writes itself", () => {
    const types = { kind: "enum", values: ["A", "B"] } as const;
    const distinct = { ...distinctIn(null), written: new Map([["name", new Set(["A"])]]) };
    const fields = [field({ type: types, unique: true })];
    const next = () =>
      sampleObject({ kind: "object", fields, rest: { kind: "refused" } }, noEntities, roomFor(distinct))
        ?.fields[0]?.value;
    expect(next()).toEqual({ kind: "literal", value: "B" });
    expect(next()).toBeUndefined();
    expect(distinct.usedUp).toBe("name");
  });

  it("is there for every range and length that some value meets", () => {
    const simple = anyField.filter(
      ({ type, checks }) =>
        type.kind === "scalar" &&
        ["string", "integer", "number"].includes(type.scalar) &&
        checks.every((check) => check.kind !== "pattern"),
    );
    fc.assert(
      fc.property(simple, (any) => {
        const empty = any.checks.some((check) => check.kind === "range" && isEmpty(check, any.type));
        expect(sample(any, noEntities) === null, JSON.stringify(any)).toBe(empty);
      }),
      { numRuns: 300 },
    );
  });

  it("is null where nothing fits", () => {
    const string = { kind: "scalar", scalar: "string" } as const;
    const tooShort = { kind: "length", min: null, max: 2, code: null } as const;
    const long = { kind: "pattern", pattern: "^long", portable: "^long", code: null } as const;
    expect(sample(field({ type: string, checks: [long, tooShort] }), noEntities)).toBeNull();
    const many = { kind: "length", min: 5_000_000_000, max: null, code: null } as const;
    expect(sample(field({ type: { kind: "list", item: string }, checks: [many] }), noEntities)).toBeNull();
    expect(sample(field({ type: string, checks: [many] }), noEntities)).toBeNull();
  });

  it("leaves out what is optional, has a default or says who is asking", () => {
    const string = { kind: "scalar", scalar: "string" } as const;
    const fields = [
      field({ name: "a", type: string }),
      field({ name: "b", type: string, optional: true }),
      field({ name: "c", type: string, initial: { value: "x" } }),
      field({ name: "d", type: string, caller: true }),
      field({ name: "e", type: string, nullable: true }),
    ];
    const made = sampleObject({ kind: "object", fields, rest: { kind: "refused" } }, noEntities);
    expect(made?.fields.map(({ name }) => name)).toEqual(["a", "e"]);
  });

  it("ends for entities that name themselves, and for those that name others twice and twice again", () => {
    const named = (name: string): Field =>
      field({ name, type: { kind: "entity", name: "Next", view: "full" } });
    const types = (fields: (name: string) => readonly Field[]): TypeResolver => ({
      ...noEntities,
      entityFields: fields,
    });
    const itself = types(() => [named("self")]);
    expect(sampleObject({ kind: "entity", name: "Next", view: "full" }, itself)).toBeNull();
    const twice = types((name) => {
      const depth = name.length;
      const type = { kind: "entity", name: `${name}x`, view: "full" } as const;
      return depth > 40 ? [] : [field({ name: "a", type }), field({ name: "b", type })];
    });
    expect(sampleObject({ kind: "entity", name: "x", view: "full" }, twice)).toBeNull();
  });
});
