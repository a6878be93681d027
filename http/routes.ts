import type { Handler } from "./handler.js";
import { notImplemented } from "./not-implemented.js";
import type { Contract, Operation } from "./operation.js";

/** A contract and the object that fulfils it. */
export interface Routes {
  readonly contract: Contract;
  readonly handlers: object;
}

/** Joins handlers to a contract. The generated `createRoutes` is this with typed handlers. */
export function bindRoutes(contract: Contract, handlers: object): Routes {
  for (const operation of contract.operations) handlerOf(handlers, operation);
  return { contract, handlers };
}

/** The handler of an operation; that it is there is known to the compiler, unless its types were circumvented. */
export function handlerOf(handlers: object, { id, method, path }: Operation): Handler<unknown, unknown> {
  const handler: unknown = Reflect.get(handlers, id);
  if (typeof handler === "function") return handler.bind(handlers) as Handler<unknown, unknown>;
  if (answersMissing(process.env)) return () => notImplemented(id);
  throw new TypeError(`No handler "${id}" for ${method} ${path}.`);
}

/**
 * Whether an operation without a handler answers 501 in place of keeping the server from starting: `specwright test` asks
 * for it, so that its own scenarios fail and no others. In production it never does.
 */
const answersMissing = ({ SPECWRIGHT_MISSING_HANDLERS, NODE_ENV }: NodeJS.ProcessEnv): boolean =>
  SPECWRIGHT_MISSING_HANDLERS === "501" && NODE_ENV !== "production";
