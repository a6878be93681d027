import type { Operation } from "./operation.js";

/** Reads who is asking from the field that the specification marks `caller`; null where nobody is named. */
export function callerReader({
  caller,
}: Operation): (input: Readonly<Record<string, unknown>>) => string | null {
  if (caller === undefined) return () => null;
  const names = caller.split(".");
  return (input) => {
    let value: unknown = input;
    for (const name of names) {
      if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
      value = Reflect.get(value, name);
    }
    return typeof value === "string" ? value : null;
  };
}
