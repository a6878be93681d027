import type { Template } from "../../generator/protocol/error-template.js";

/**
 * What a server promises, as the generated routes hold it. Declared by its shape, so that the suite judges a server
 * without knowing what it was built with.
 */
export interface Contract {
  readonly operations: readonly ContractOperation[];
  readonly credentials?: { readonly [name: string]: ContractCredential };
  readonly errors: { readonly [code: string]: ErrorEntry };
  readonly errorBody: ErrorBody;
  readonly otherBodies?: readonly ErrorBody[];
  /** Codes of the kernel that have another name here, by their own. */
  readonly renamed?: { readonly [code: string]: string };
  /** A server that runs elsewhere may answer undeclared fields. */
  readonly unknown?: "ignore";
}

/** How the bodies of refusals look. */
export interface ErrorBody {
  readonly media: string;
  readonly templates: readonly { readonly schema: Schema; readonly template: Template }[];
}

export interface ContractOperation {
  readonly id: string;
  readonly method: string;
  /** `/api/products/{id}` */
  readonly path: string;
  readonly authentication?: {
    /** One of them is enough; of one, each credential is needed. */
    readonly ways: readonly (readonly { readonly credential: ContractCredential }[])[];
    readonly required: boolean;
  };
  /** `body.userId`, `query.userId`: the place that says who is asking. */
  readonly caller?: string;
  /** The body that it takes. */
  readonly body?: Schema | TypedBody | string;
  /** By status: the schema of a JSON body, the media type of any other, or null where none is sent. */
  readonly replies: { readonly [status: number]: ReplyBody };
  /** What any other status has, by its first digit. */
  readonly classes?: { readonly [digit: number]: ReplyBody };
  /** The codes it may refuse with, besides the reserved ones. */
  readonly errors: readonly string[];
  /** Headers an answer must have, by its status or its code. */
  readonly replyHeaders?: { readonly [statusOrCode: string]: readonly string[] };
  /** What the values of headers are, where they are more than any text. */
  readonly headerSchemas?: { readonly [statusOrCode: string]: { readonly [name: string]: Schema } };
}

/** A body of a media type that has a schema: a form, or JSON by another name than `application/json`. */
export interface TypedBody {
  readonly media: string;
  readonly schema: Schema;
  /** The fields of a form that are files. */
  readonly files?: readonly string[];
}

export type ReplyBody = Schema | TypedBody | string | null;

export const isTyped = (body: Schema | TypedBody): body is TypedBody => "schema" in body;

/** A credential, by which a caller is authenticated, and where it stands. */
export interface ContractCredential {
  readonly name: string;
  readonly in: "authorization" | "header" | "query" | "cookie";
  /** The name of the header, the parameter or the cookie; of the Authorization header the scheme. */
  readonly at: string;
}

export interface ErrorEntry {
  readonly status: number;
  readonly message: string;
  readonly title?: string;
  /** The code as it travels, where that is not its name. */
  readonly code?: string | number;
  readonly type?: string;
  /** What the whole body is filled from, where the specification writes it out. */
  readonly body?: Template;
  /** Which of `otherBodies` it has, counted from 1. */
  readonly form?: number;
}

/** A zod schema. So little is asked of its type because comparing whole schemas takes a type checker seconds. */
export interface Schema {
  readonly _zod: { readonly output: unknown };
}

/** As much of a schema as judging takes. */
interface Parser {
  safeParse(value: unknown): SchemaResult;
}

/** Only zod makes what has `_zod`, and that can parse. */
export const parserOf = (schema: Schema): Parser => schema as Schema & Parser;

/** One of the alternatives of a schema, behind what is declared later and beside null; null where it has none. */
export function alternativeOf(schema: Schema, index: number): Schema | null {
  const { def } = (schema as Schema & WithDefinition)._zod;
  if (def.options !== undefined) return def.options[index] ?? null;
  const inner = def.innerType ?? def.getter?.();
  return inner === undefined ? null : alternativeOf(inner, index);
}

interface WithDefinition {
  readonly _zod: {
    readonly def: {
      readonly options?: readonly Schema[];
      readonly innerType?: Schema;
      readonly getter?: () => Schema;
    };
  };
}

export type SchemaResult =
  | { readonly success: true }
  | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };

export interface SchemaIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly keys?: readonly string[];
  /** Of alternatives: some would fit, had the value fewer fields. */
  readonly onlyUnknown?: boolean;
}
