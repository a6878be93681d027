import type { Field, Operation, Refusal, Reply } from "../model.js";
import { givenBy as reservedBy } from "../protocol/reserved-codes.js";
import { isFreeText } from "../scalars/of-type.js";
import type { ContractPart, Placeless } from "./output-file.js";

/** The capabilities that have operations, and theirs, in the model's order. */
export function operationsByCapability({
  operations,
}: ContractPart): ReadonlyMap<string, readonly Placeless<Operation>[]> {
  const found = new Map<string, Placeless<Operation>[]>();
  for (const operation of operations) {
    const known = found.get(operation.capability);
    if (known === undefined) found.set(operation.capability, [operation]);
    else known.push(operation);
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a value that travels as text is more than any text. */
export const saysMore = ({ type, checks }: Field): boolean => !isFreeText(type) || checks.length > 0;

/** The names of what callers bring together, each way of an operation once, sorted. */
export function waysAsked(operations: readonly Placeless<Operation>[]): readonly (readonly string[])[] {
  const ways = operations.flatMap(({ authentication }) =>
    (authentication?.ways ?? []).map((way) =>
      [...new Set(way.map(({ credential }) => credential.name))].sort(),
    ),
  );
  const all = new Map(ways.map((names) => [names.join(" "), names]));
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, names]) => names);
}

/** The replies of each status; more than one where it has bodies of several kinds. */
export function repliesByStatus(replies: readonly Reply[]): ReadonlyMap<number, readonly Reply[]> {
  const found = new Map<number, Reply[]>();
  for (const reply of replies) found.set(reply.status, [...(found.get(reply.status) ?? []), reply]);
  return found;
}

/** The headers that each code a handler gives must carry. One that only the kernel gives is not the handler's. */
export function handlerRefusals(refusals: readonly Refusal[]): ReadonlyMap<string, readonly string[]> {
  return headersByCode(refusals.filter((refusal) => refusal.givenBy !== "kernel"));
}

/** The codes of which a handler says which field is bad. */
export const fieldCodes = (refusals: readonly Refusal[]): readonly string[] =>
  [...new Set(refusals.flatMap(({ code, asksField }) => (asksField ? [code] : [])))].sort();

/** The codes an answer may carry besides the reserved ones: the handler's, and those of rules with a code of their own. */
export function declaredCodes(refusals: readonly Refusal[]): readonly string[] {
  const own = refusals.filter(({ givenBy, code }) => givenBy !== "kernel" || reservedBy(code) === "handler");
  return [...headersByCode(own).keys()];
}

/** Sorted by code. */
export function headersByCode(refusals: readonly Refusal[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const { code, headers } of refusals) {
    const names = found.get(code) ?? new Set();
    for (const header of headers) if (!header.optional) names.add(header.name);
    found.set(code, names);
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([code, names]) => [code, [...names].sort()]));
}
