import type { Contract } from "./operation.js";

/** A contract and the object that fulfils it. */
export interface Routes {
  readonly contract: Contract;
  readonly handlers: object;
}

/** Joins handlers to a contract. The generated `createRoutes` gives the handlers their type. */
export function bindRoutes(contract: Contract, handlers: object): Routes {
  for (const { id, method, path } of contract.operations) {
    if (typeof Reflect.get(handlers, id) !== "function") {
      throw new TypeError(`No handler "${id}" for ${method} ${path}.`);
    }
  }
  return { contract, handlers };
}
