import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { z } from "zod";
import { fieldErrorsOf, MOST_ERRORS } from "../../../http/issues.js";
import { requestReader } from "../../../http/tolerant-object.js";
import { anyField } from "../../2-check/testing/any-field.js";
import { emit } from "../../3-emit/emit.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import {
  entity,
  entityType,
  field,
  listOf,
  model,
  namedType,
  ruledType,
  string,
  unionOf,
} from "../../3-emit/testing/parts.js";
import type { Rest, SpecModel, Type } from "../../model.js";
import { scalarNames } from "../../scalars/scalars.js";
import { anyValueFor, edgeValues } from "./any-value.js";
import { imported } from "./imported.js";

/** An entity of one field, a value for it, and another that has a list of the first. */
const anyCase = anyField.chain((one) =>
  fc.record({ field: fc.constant(one), values: fc.array(anyValueFor(one), { minLength: 4, maxLength: 12 }) }),
);

type Value = readonly [name: string, value: unknown];
type Fault = readonly [path: string, message: string];
/** What a value is read as, or what a client would be answered. */
type Judgement = { readonly read: unknown } | { readonly faults: readonly Fault[] };

/** A type of which undeclared fields are dropped, wherever they would be refused. */
function tolerant(type: Type): Type {
  switch (type.kind) {
    case "list":
      return { ...type, item: tolerant(type.item) };
    case "map":
      return { ...type, value: tolerant(type.value) };
    case "ruled":
      return { ...type, type: tolerant(type.type) };
    case "union":
      return { ...type, alternatives: type.alternatives.map(tolerant) };
    case "object":
      return {
        ...type,
        fields: type.fields.map((one) => ({ ...one, type: tolerant(one.type) })),
        rest:
          type.rest.kind === "kept" ? { kind: "kept", type: tolerant(type.rest.type) } : { kind: "dropped" },
      };
    default:
      return type;
  }
}

function specOf(
  given: readonly { readonly field: ReturnType<typeof field> }[],
  unknown: SpecModel["unknown"],
): SpecModel {
  const ignores = unknown === "ignore";
  const cases = ignores
    ? given.map((one) => ({ field: { ...one.field, type: tolerant(one.field.type) } }))
    : given;
  const rest: Rest = { kind: ignores ? "dropped" : "refused" };
  const inner = cases.map(({ field: one }, i) => entity(`T${i}`, [one], { rest }));
  const named = cases.map(({ field: { type, checks, nullable } }, i) =>
    ruledType(`Named${i}`, type, { checks, nullable }),
  );
  const outer = cases.map((_, i) =>
    entity(
      `Outer${i}`,
      [
        field("all", listOf(entityType(`T${i}`)), { optional: true }),
        field("named", named[i], { optional: true, nullable: i % 3 === 0 }),
        field("list", listOf(named[i] ?? string), { optional: true }),
        field("more", entityType(`Outer${i}`), { optional: true, nullable: true }),
        field("either", unionOf(entityType(`Outer${i}`), entityType(`T${i}`)), { optional: true }),
      ],
      { rest },
    ),
  );
  const order = [inner, named, outer].flatMap((all) => all.map(({ name }) => name ?? ""));
  return model({
    unknown,
    entities: [...inner, ...outer],
    types: named.map((type) => namedType(type)),
    order,
  });
}

describeWithPython("the pydantic models, the zod schemas and the API description", () => {
  it.each([{ unknown: "refuse" }, { unknown: "ignore" }] as const)(
    "accept the same values, read them as the same, and find the same faults in the others, with undeclared fields to $unknown",
    async ({ unknown }) => {
      const edges = scalarNames.map((scalar, i) => ({
        field: field("edge", { kind: "scalar", scalar }, { optional: true, nullable: i % 2 === 0 }),
        values: edgeValues,
      }));
      const seed = Number(process.env.SEED ?? Date.now());
      const cases = [...edges, ...fc.sample(anyCase, { numRuns: Number(process.env.FIELDS ?? 50), seed })];
      const spec = specOf(cases, unknown);
      const values = cases
        .flatMap(({ field: { name }, values: all }, i): readonly Value[] => [
          ...all.map((value): Value => [`T${i}`, value === undefined ? {} : { [name]: value }]),
          ...all.map((value): Value => [`Outer${i}`, { more: { all: [{ [name]: value }], more: null } }]),
          ...all.map(
            (value): Value => [
              `Outer${i}`,
              { either: { either: { [name]: value }, unknown: 1, other: { [name]: value } } },
            ],
          ),
          ...all.map((value): Value => [`Outer${i}`, { either: { either: { [name]: value } } }]),
          ...all.map((value): Value => [`Outer${i}`, { named: value, list: [value ?? null, value ?? 1] }]),
          [`T${i}`, { [name]: null, unknown: 1 }],
          [`Outer${i}`, { all: "no list" }],
          [`T${i}`, []],
        ])
        .filter(([, value]) => canBeSent(value));
      const files = emit(spec, ["typescript", "python"]);
      const text = (path: string): string => files.find((file) => file.path === path)?.text ?? "";
      const schemas = await imported(text("schemas.ts"));
      const python = askPython("values.py", {
        models: text("python/contract/models.py"),
        values,
        unknown,
      }) as readonly Judgement[];
      const described = schemaJudge(text("openapi.json"));
      let accepted = 0;
      for (const [i, [name, value]] of values.entries()) {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        const schema = schemas[name];
        const reader = schema === undefined || unknown === "refuse" ? schema : requestReader(schema);
        const said = judgementOf(reader?.safeParse(plain, { reportInput: true }));
        const isAccepted = "read" in said;
        if (isAccepted) accepted += 1;
        const words = `SEED=${seed}: ${JSON.stringify(plain)} as ${JSON.stringify(spec.entities.find((e) => e.name === name))}`;
        const [own, other] = comparable(python[i] ?? { read: undefined }, said);
        expect(own, words).toEqual(other);
        expect(described(name, plain), words).toBe(isAccepted);
      }
      // A law about refusals alone would prove little.
      expect(accepted).toBeGreaterThan(values.length / 8);
    },
    600_000,
  );
});

/** No request brings half of a surrogate pair: it is refused wherever it stands, and pydantic reads no text with one. */
const canBeSent = (value: unknown): boolean => !/\\ud[89a-f]/.test(JSON.stringify(value));

function judgementOf(result: z.ZodSafeParseResult<unknown> | undefined): Judgement {
  if (result?.success === true) return { read: JSON.parse(JSON.stringify(result.data)) };
  const errors = fieldErrorsOf(result?.error.issues ?? []);
  return { faults: errors.map(({ path, message }): Fault => [path, message]) };
}

const size = / (?:least|most) \d+ entries$/;

/**
 * Three things the languages do not say alike. Of more faults than are named they leave out others. Of a list or a map that has a wrong size as well as wrong entries one may
 * name less, so what such a place holds is left out. And Python takes two enums with the same values for one, so that
 * their order is that of the first.
 */
function comparable(...both: readonly Judgement[]): readonly Judgement[] {
  const faults = both.flatMap((one) => ("faults" in one ? one.faults : []));
  if (faults.length > MOST_ERRORS) return both.map((one) => ("faults" in one ? { faults: [] } : one));
  const sized = faults.filter(([, message]) => size.test(message)).map(([path]) => path);
  return both.map((one) => {
    if (!("faults" in one)) return one;
    const rest = one.faults.filter(([path]) => !sized.some((place) => path.startsWith(place)));
    return { faults: rest.map(([path, message]): Fault => [path, inOrder(message)]) };
  });
}

const inOrder = (message: string): string => {
  const values = /^must be one of (.*)$/s.exec(message)?.[1];
  return values === undefined ? message : values.split(", ").sort().join(", ");
};

/** What the description says of a value, read by a validator that knows nothing of us. */
function schemaJudge(text: string): (name: string, value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema(JSON.parse(text), "openapi.json");
  return (name, value) => ajv.getSchema(`openapi.json#/components/schemas/${name}`)?.(value) === true;
}
