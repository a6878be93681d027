import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { inputReader } from "../../../http/input.js";
import { pathParams, pathTemplate } from "../../../http/path-template.js";
import { listsOf } from "../../../http/text-values.js";
import { anyField } from "../../2-check/testing/any-field.js";
import { emit } from "../../3-emit/emit.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import { entity, model, operation, reply } from "../../3-emit/testing/parts.js";
import type { Field, Type } from "../../model.js";
import { anyValueFor, edgeValues } from "./any-value.js";
import { imported } from "./imported.js";

const places = ["path", "query", "comma", "header", "form"] as const;
type Place = (typeof places)[number];

const isPlain = (type: Type): boolean =>
  (type.kind === "enum" && new Set(type.values.map(String)).size === type.values.length) ||
  (type.kind === "scalar" && type.scalar !== "any");
const anyParameter = anyField
  .filter(({ type }) => isPlain(type) || (type.kind === "list" && isPlain(type.item)))
  .map((field): Field => ({ ...field, name: "p", optional: false, nullable: false }));

const odd = [
  "",
  "1.0",
  "01",
  "+1",
  " 1",
  "1e2",
  "-0",
  "0x1",
  "1,2",
  "a,,b",
  "a%b",
  "TRUE",
  "null",
  "a\0b",
  "9007199254740993",
];

/** A value as it is sent, or `null` where it cannot stand in the place. */
function sentAs(place: Place, value: unknown): string | null {
  const items = (Array.isArray(value) ? value : [value]).map((item) =>
    typeof item === "string" ? item : (JSON.stringify(item) ?? ""),
  );
  if (items.some((item) => /\p{Surrogate}/u.test(item))) return null;
  if (place === "comma") return Array.isArray(value) ? `p=${items.map(encodeURIComponent).join(",")}` : null;
  if (place === "query" || place === "form")
    return items.map((item) => `p=${encodeURIComponent(item)}`).join("&") || null;
  if (place === "path") return items.map(encodeURIComponent).join(",") || null;
  const text = items.join(",");
  return /^(?:[!-~](?:[ -~\xa0-\xff]*[!-~])?)?$/.test(text) ? text : null;
}

/** What the description means by a text: by its type alone, as no code of ours reads it. */
interface Said {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
}

function meantBy(schema: Said & { readonly items?: Said }, place: Place, whole: string): unknown {
  const sent = place === "comma" ? whole.slice(2) : whole;
  const texts =
    place === "query" || place === "form"
      ? new URLSearchParams(sent).getAll("p")
      : schema.type !== "array"
        ? [place === "path" ? decodeURIComponent(sent) : sent]
        : sent === ""
          ? []
          : sent.split(",").map((item) => (place === "header" ? item.trim() : decodeURIComponent(item)));
  const one = (text: string, { type = [], enum: values = [] }: Said = {}): unknown => {
    if (values.includes(text)) return text;
    const isNumber = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text);
    if ((type.includes("integer") || type.includes("number")) && isNumber) return Number(text);
    return type.includes("boolean") && /^(?:true|false)$/.test(text) ? text === "true" : text;
  };
  if (schema.type === "array") return texts.map((text) => one(text, schema.items));
  return texts.length === 1 ? one(texts[0] ?? "", schema) : texts;
}

const FORM = "application/x-www-form-urlencoded";

function readByKernel(schema: z.ZodObject, place: Place, sent: string): unknown {
  const facts = {
    id: "get",
    method: "GET",
    path: "/{p}",
    capability: "",
    requirements: [],
    replies: {},
    errors: [],
  } as const;
  const part = { path: "params", query: "query", comma: "query", header: "headers", form: "body" }[place];
  const comma = place === "comma" ? ["p"] : [];
  const typed = place === "form" ? { media: FORM, schema } : schema;
  const read = inputReader({ ...facts, [part]: typed, comma }, new Map());
  const params = place === "path" ? pathParams(pathTemplate("/{p}"), listsOf(schema))(`/${sent}`) : new Map();
  if (params === null) return null;
  const answer = read({
    params,
    query: part === "query" ? sent : "",
    headers: place === "header" ? { p: sent } : place === "form" ? { "content-type": FORM } : {},
    body: Buffer.from(place === "form" ? sent : ""),
  });
  if ("kind" in answer || answer.issues.length + answer.errors.length > 0) return null;
  return [JSON.parse(JSON.stringify(answer.values[part]))];
}

/** What the description says of the value of a form. */
const formSchema = (
  document: {
    readonly components: { readonly schemas: Readonly<Record<string, { properties: { p: Said } }>> };
  },
  name: string,
): Said => document.components.schemas[name]?.properties.p ?? {};

describeWithPython("parameters", () => {
  it("are accepted and read alike by both kernels and the API description", async () => {
    const seed = Number(process.env.SEED ?? Date.now());
    const numRuns = Number(process.env.FIELDS ?? 40);
    const cases = fc.sample(
      anyParameter.chain((field) =>
        fc.record({
          field: fc.constant(field),
          values: fc.array(fc.oneof(anyValueFor(field), fc.constantFrom(...odd, ...edgeValues)), {
            minLength: 8,
            maxLength: 8,
          }),
        }),
      ),
      { numRuns, seed },
    );
    const spec = model({
      entities: cases.map(({ field }, i) => entity(`T${i}`, [field])),
      operations: cases.flatMap(({ field }, i) => [
        operation(`path${i}`, "GET", `/path${i}/{p}`, { params: [field], replies: [reply(204, null)] }),
        operation(`query${i}`, "GET", `/query${i}`, { query: [field], replies: [reply(204, null)] }),
        ...(field.type.kind === "list"
          ? [
              operation(`comma${i}`, "GET", `/comma${i}`, {
                query: [{ ...field, comma: true }],
                replies: [reply(204, null)],
              }),
            ]
          : []),
        operation(`form${i}`, "POST", `/form${i}`, {
          body: {
            kind: "form",
            media: FORM,
            type: { kind: "entity", name: `T${i}`, view: "full" },
            missing: "refused",
          },
          replies: [reply(204, null)],
        }),
        operation(`header${i}`, "GET", `/header${i}`, { headers: [field], replies: [reply(204, null)] }),
      ]),
    });
    const files = emit(spec, ["typescript", "python"]);
    const text = (path: string): string => files.find((file) => file.path === path)?.text ?? "";
    const schemas = await imported(text("schemas.ts"));
    const values = cases.flatMap(({ field, values: all }, i) =>
      places.flatMap((place) =>
        all.flatMap((value) => {
          if (place === "comma" && field.type.kind !== "list") return [];
          const sent = value === undefined ? null : sentAs(place, value);
          // That no text of a body holds U+0000 its description says in words.
          if (place === "form" && (sent ?? "").includes("%00")) return [];
          return sent === null || (place === "path" && sent === "") ? [] : [[`T${i}`, place, sent] as const];
        }),
      ),
    );
    const python = askPython("parameters.py", {
      models: text("python/contract/models.py"),
      values,
    }) as readonly unknown[];
    const document = JSON.parse(text("openapi.json"));
    const ajv = new Ajv2020({ strict: false });
    formats.default(ajv);
    let accepted = 0;
    for (const [i, [name, place, sent]] of values.entries()) {
      const path = `/${place}${name.slice(1)}${place === "path" ? "/{p}" : ""}`;
      const { schema, explode } =
        place === "form" ? { schema: formSchema(document, name) } : document.paths[path].get.parameters[0];
      expect(explode).toBe(place === "comma" ? false : undefined);
      const said = readByKernel(z.strictObject({ ...schemas[name]?.def.shape }), place, sent);
      const words = `SEED=${seed}: ${place} ${JSON.stringify(sent)} as ${JSON.stringify(schema)}`;
      if (said !== null) accepted += 1;
      expect(python[i], words).toEqual(said);
      expect(ajv.validate(schema, meantBy(schema, place, sent)), words).toBe(said !== null);
    }
    expect(accepted).toBeGreaterThan(values.length / 8);
  }, 600_000);
});
