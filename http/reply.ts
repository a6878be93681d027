import type { z } from "zod";
import type { Answer, Headers } from "./answer.js";
import { type AnySchema, whole } from "./any-schema.js";
import { place } from "./issues.js";
import { isTyped, type Operation, type ReplyBody } from "./operation.js";
import { parserOf } from "./quick-parser.js";
import type { Refusal } from "./refusal.js";

/** The implementation answered something that the specification does not allow: our fault, never the client's. */
export class ContractFault extends Error {
  override readonly name = "ContractFault";
}

/** Prepares the checking of what a handler gives: an answer ready to go, or a refusal that is declared. */
export function replyChecker(operation: Operation): (reply: unknown) => Answer | Refusal<string, string> {
  const fault = (what: string): ContractFault => new ContractFault(`The handler "${operation.id}" ${what}.`);
  const demand = (headers: Headers, key: string | number): void => {
    const demanded = operation.replyHeaders ?? {};
    for (const name of Object.hasOwn(demanded, key) ? (demanded[key] ?? []) : []) {
      if (!Object.keys(headers).some((given) => given.toLowerCase() === name.toLowerCase())) {
        throw fault(`left out the header ${name} of ${key}`);
      }
    }
  };
  return (reply) => {
    if (isRefusal(reply)) {
      if (!operation.errors.includes(reply.code))
        throw fault(`refused with ${reply.code}, which is not declared`);
      if (operation.fieldErrors?.includes(reply.code) && reply.field === null && reply.errors.length === 0)
        throw fault(`refused with ${reply.code} without saying which field is bad`);
      demand(reply.headers, reply.code);
      return reply;
    }
    const { status, body, headers = {} } = shapeOf(reply, fault);
    const declared = operation.replies[status];
    if (declared === undefined) throw fault(`answered ${status}, which is not declared`);
    demand(headers, status);
    return {
      status,
      headers,
      content: contentOf(declared, body, (what) => fault(`answered ${status} ${what}`)),
      code: null,
    };
  };
}

function isRefusal(reply: unknown): reply is Refusal<string, string> {
  return typeof reply === "object" && reply !== null && "kind" in reply && reply.kind === "refusal";
}

interface Shape {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Headers;
}

function shapeOf(reply: unknown, fault: (what: string) => ContractFault): Shape {
  const known =
    typeof reply === "object" && reply !== null && "status" in reply && Number.isInteger(reply.status);
  if (!known) throw fault("answered nothing that has a status");
  return reply as Shape;
}

function contentOf(
  declared: ReplyBody,
  body: unknown,
  fault: (what: string) => ContractFault,
): Answer["content"] {
  if (declared === null) {
    if (body !== undefined) throw fault("with a body, where none is declared");
    return null;
  }
  if (typeof declared === "string") {
    if (typeof body !== "string" && !(body instanceof Uint8Array)) throw fault("without text or bytes");
    return { media: declared.startsWith("text/") ? `${declared}; charset=utf-8` : declared, bytes: body };
  }
  const typed = isTyped(declared) ? declared : null;
  const checked = parserOf(whole(typed?.schema ?? (declared as AnySchema)))(body);
  if (!checked.success) throw fault(`with a body off its schema: ${placesOf(checked.error)}`);
  return { media: typed?.media ?? "application/json; charset=utf-8", bytes: JSON.stringify(checked.data) };
}

function placesOf({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => `${place(path) || "(all)"}: ${message}`).join("; ");
}
