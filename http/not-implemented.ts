/** What a scaffolded handler throws until it is written. It is answered 501, and is no fault for the log. */
export class NotImplemented extends Error {
  override readonly name = "NotImplemented";
}

/** Stands in a scaffolded handler: `return notImplemented("postApiOrders")`. */
export function notImplemented(operation: string): never {
  throw new NotImplemented(`${operation} is not written yet`);
}
