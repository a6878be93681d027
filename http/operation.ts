import type { AnySchema } from "./any-schema.js";
import type { Template } from "./error-template.js";
import type { CauseCodes } from "./own-codes.js";

export type Method = "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS";

/** A body of a media type that has a schema: a form, or JSON by another name than `application/json`. */
export interface TypedBody {
  readonly media: string;
  readonly schema: AnySchema;
  /** The fields of a form that are files; for code that sends one. */
  readonly files?: readonly string[];
}

export const isTyped = (body: AnySchema | TypedBody): body is TypedBody => "schema" in body;

/** JSON has a schema, anything else a media type, with a schema or alone; null: there is no body. */
export type ReplyBody = AnySchema | TypedBody | string | null;

/** A credential, by which a caller is authenticated. */
export interface Credential {
  /** As the specification calls it. */
  readonly name: string;
  readonly in: "authorization" | "header" | "query" | "cookie";
  /** The name of the header, the parameter or the cookie; of the Authorization header the scheme. */
  readonly at: string;
  /** What it looks like, where that is more than any text. */
  readonly schema?: AnySchema;
  /** The codes where none was sent, and where what was sent is none, if they are not UNAUTHENTICATED. */
  readonly missing?: string;
  readonly bad?: string;
}

/** A credential, and the roles or scopes that its caller has: all of them. */
export interface Need {
  readonly credential: Credential;
  readonly roles: readonly string[];
}

/** Who may call, and whether coming without credentials is fine. */
export interface Authentication {
  /** One of them is enough; of one, each credential is needed. */
  readonly ways: readonly (readonly Need[])[];
  readonly required: boolean;
}

/** What the specification says of one method and path. Pure data: it serves the kernel, and code that judges answers. */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** As the specification writes it: `/api/products/{id}` */
  readonly path: string;
  readonly capability: string;
  /** Ids of the requirements that name the operation, the one that declares it first. */
  readonly requirements: readonly string[];
  readonly authentication?: Authentication;
  /** The place that names the caller: `body.userId`, `query.userId` */
  readonly caller?: string;
  readonly params?: AnySchema;
  readonly query?: AnySchema;
  readonly headers?: AnySchema;
  readonly body?: Exclude<ReplyBody, null>;
  /** A missing body is refused, unless it counts as `{}` or is null to the handler. */
  readonly missingBody?: "empty" | "null";
  /** The lists of the query whose items commas part. */
  readonly comma?: readonly string[];
  readonly replies: { readonly [status: number]: ReplyBody };
  /** What any other status has by its first digit; for code that judges answers: this kernel gives none. */
  readonly classes?: { readonly [digit: number]: ReplyBody };
  /** The codes a handler may refuse with; those of the kernel are in `reserved`. */
  readonly errors: readonly string[];
  /** Those of them whose body says nothing without the bad field: a handler names it. */
  readonly fieldErrors?: readonly string[];
  /** The errors of what is wrong with a value that has none of its own. */
  readonly codes?: CauseCodes;
  /** Headers an answer must have, by its status or, for a refusal, its code. */
  readonly replyHeaders?: { readonly [statusOrCode: string]: readonly string[] };
  /** What the values of headers are, where they are more than any text; for code that judges answers. */
  readonly headerSchemas?: { readonly [statusOrCode: string]: { readonly [name: string]: AnySchema } };
}

/** One operation, checked to be one. */
export const operation = (facts: Operation): Operation => facts;

/** One line of the error catalogue. */
export interface ErrorEntry {
  readonly status: number;
  readonly title: string;
  readonly message: string;
  /** The code as it travels, where that is not its name. */
  readonly code?: string | number;
  /** The URI that names the kind, where the specification says one. */
  readonly type?: string;
  /** What the whole body is filled from, where the specification writes it out. */
  readonly body?: Template;
  /** Which of `otherBodies` it has, counted from 1. */
  readonly form?: number;
}

export type ErrorCatalogue = { readonly [code: string]: ErrorEntry };

/** How the bodies of refusals look. */
export interface ErrorBody {
  readonly media: string;
  /** One, or two: one that names a bad place of the request, and one that does not. */
  readonly templates: readonly ErrorTemplate[];
}

/** What a body is filled from, and the schema of what comes of it. */
export interface ErrorTemplate {
  readonly schema: AnySchema;
  readonly template: Template;
}

/** Everything a server promises. */
export interface Contract {
  readonly operations: readonly Operation[];
  /** Those that some operation asks for, by name. */
  readonly credentials?: { readonly [name: string]: Credential };
  readonly errors: ErrorCatalogue;
  readonly errorBody: ErrorBody;
  /** Those of further catalogues. */
  readonly otherBodies?: readonly ErrorBody[];
  /** Codes of the kernel that have another name here, by their own. */
  readonly renamed?: { readonly [code: string]: string };
  /** A judged server may answer undeclared fields. This kernel never does. */
  readonly unknown?: "ignore";
}
