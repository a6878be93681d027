import type { Handler } from "./handler.js";
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
  if (typeof handler !== "function") throw new TypeError(`No handler "${id}" for ${method} ${path}.`);
  return handler.bind(handlers) as Handler<unknown, unknown>;
}
