import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../build/python/require-python.js";

/** As much of JSON Schema as our descriptions use. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Schema;
}

/** An operation of the description. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Null: it takes none. */
  readonly body: { readonly schema: Schema; readonly required: boolean } | null;
  /** The roles it asks for; null: no token. */
  readonly roles: readonly string[] | null;
  /** What it may answer: `201`, `409 OUT_OF_STOCK`. */
  readonly replies: readonly string[];
}

interface RawReply {
  readonly $ref?: string;
  readonly "x-codes"?: readonly string[];
}

interface RawOperation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly responses: Readonly<Record<string, RawReply>>;
}

interface RawDescription {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}

/** The operations of generated/openapi.json, references replaced. */
export function readDescription(): readonly Operation[] {
  const raw: RawDescription = JSON.parse(readFileSync(join(root, "generated/openapi.json"), "utf8"));
  return Object.entries(raw.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationOf(resolved(operation, raw), method, path)),
  );
}

function operationOf(raw: RawOperation, method: string, path: string): Operation {
  const { operationId, parameters = [], requestBody, security = [], responses } = raw;
  const content = requestBody?.content["application/json"];
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    body: content === undefined ? null : { schema: content.schema, required: requestBody?.required ?? false },
    roles: security.length === 0 ? null : security.flatMap((scheme) => Object.values(scheme).flat()),
    replies: Object.entries(responses).flatMap(([status, { "x-codes": codes = [] }]) =>
      codes.length === 0 ? [status] : codes.map((code) => `${status} ${code}`),
    ),
  };
}

/** Replaces references; our bodies and parameters have no cycles. */
function resolved<T>(value: T, top: unknown): T {
  if (Array.isArray(value)) return value.map((item) => resolved(item, top)) as T;
  if (typeof value !== "object" || value === null) return value;
  if ("$ref" in value && typeof value.$ref === "string") return resolved(lookUp(value.$ref, top) as T, top);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolved(item, top)])) as T;
}

function lookUp(reference: string, top: unknown): unknown {
  return reference
    .split("/")
    .slice(1)
    .reduce<unknown>((place, name) => Reflect.get(Object(place), name.replaceAll("~1", "/")), top);
}
