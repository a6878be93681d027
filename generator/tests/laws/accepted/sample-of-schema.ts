import fc from "fast-check";

export type Json = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What is sent as a file of a form. */
export const FILE = "(a file)";

const formats: Readonly<Record<string, unknown>> = {
  date: "2026-01-31",
  "date-time": "2026-01-31T12:00:00Z",
  email: "ann@example.com",
  uri: "https://example.com/a",
  uuid: "01234567-89ab-4def-8123-456789abcdef",
  byte: "YWJj",
  binary: FILE,
};

/** What a reference in a document leads to. */
export function lookUp(document: Json, schema: unknown): Json {
  if (!isObject(schema)) return {};
  if (typeof schema.$ref !== "string") return schema;
  const steps = schema.$ref.slice(2).split("/");
  const found = steps.reduce<unknown>((here, step) => {
    const key = decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
    return isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }, document);
  return lookUp(document, found);
}

/** A value that a JSON Schema admits, made from the schema alone, as by a client that has only the document. */
export function sampleOf(document: Json, given: unknown, depth = 0): unknown {
  const schema = lookUp(document, given);
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if ("const" in schema) return schema.const;
  const [first] = [schema.oneOf, schema.anyOf, schema.allOf].filter(Array.isArray).map((all) => all[0]);
  if (first !== undefined) return sampleOf(document, { ...lookUp(document, first) }, depth);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
  switch (type) {
    case "boolean":
      return true;
    case "integer":
    case "number":
      return numberOf(schema, type === "integer");
    case "string":
      return textOf(schema);
    case "array":
      return Array.from({ length: Number(schema.minItems ?? (depth > 2 ? 0 : 1)) }, () =>
        sampleOf(document, schema.items, depth + 1),
      );
    case "object":
      return objectOf(document, schema, depth);
    default:
      return "anything";
  }
}

function numberOf(schema: Json, whole: boolean): number {
  const step = whole ? 1 : 0.25;
  if (typeof schema.minimum === "number") return schema.minimum;
  if (typeof schema.exclusiveMinimum === "number") return schema.exclusiveMinimum + step;
  if (typeof schema.maximum === "number") return schema.maximum;
  if (typeof schema.exclusiveMaximum === "number") return schema.exclusiveMaximum - step;
  return 1;
}

/** Of a text with a pattern, the first that fast-check makes of it and that has the length. */
function textOf(schema: Json): string {
  const format = formats[String(schema.format ?? schema.contentEncoding)];
  if (typeof format === "string") return format;
  if (schema.contentEncoding === "base64") return "YWJj";
  const [min, max] = [Number(schema.minLength ?? 0), Number(schema.maxLength ?? Number.POSITIVE_INFINITY)];
  if (typeof schema.pattern !== "string")
    return "abcdefghij".repeat(1 + min / 10).slice(0, Math.max(min, Math.min(max, 3)));
  const texts = fc.sample(fc.stringMatching(new RegExp(schema.pattern, "u")), { numRuns: 50, seed: 7 });
  return texts.find((text) => [...text].length >= min && [...text].length <= max) ?? "";
}

function objectOf(document: Json, schema: Json, depth: number): Json {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required.map(String) : [];
  const open = isObject(schema.additionalProperties) ? schema.additionalProperties : null;
  const wanted = Object.entries(properties).filter(([name]) => required.includes(name));
  const own = wanted.map(([name, one]) => [name, sampleOf(document, one, depth + 1)]);
  const more =
    open === null
      ? []
      : Array.from({ length: Number(schema.minProperties ?? 0) }, (_, i) => [
          `k${i}`,
          sampleOf(document, open, depth + 1),
        ]);
  return Object.fromEntries([...own, ...more]);
}
