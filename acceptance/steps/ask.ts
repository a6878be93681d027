import type { PlannedCaller, Sending } from "../../generator/plan.js";
import { type ContractOperation, isTyped, type TypedBody } from "../contract/contract.js";
import type { PreparedRequest } from "../http/exchange.js";
import { formBody, isForm, type SentBody } from "../http/form-body.js";
import { isObject } from "../match/equal.js";
import type { Ask, AskBody } from "./asked.js";
import { carriedBy } from "./credentials.js";
import { evaluate, evaluateHeader, evaluatePath } from "./evaluate.js";
import type { Session } from "./session.js";

/** Puts in what the plan refers to. */
export function askFor(sending: Sending, callers: readonly PlannedCaller[], session: Session): Ask {
  return {
    operation: operationById(sending.operation, session),
    method: sending.method,
    path: evaluatePath(sending.path, session),
    headers: sending.headers.map(({ name, value }) => [name, evaluateHeader(value, session)] as const),
    bodies: sending.bodies.map((body) =>
      body.kind === "json" ? { kind: "json", value: evaluate(body.value, session) } : body,
    ),
    times: sending.times,
    callers,
  };
}

/** The operation a plan names. */
export function operationById(id: string | null, { contract }: Session): ContractOperation | null {
  if (id === null) return null;
  const operation = contract.operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`The contract has no operation "${id}": generate again.`);
  return operation;
}

/** Adds who asks: credentials where the operation takes some, else the field that names the caller. */
export async function prepare(
  ask: Ask,
  body: AskBody,
  caller: PlannedCaller,
  session: Session,
): Promise<PreparedRequest> {
  const { operation } = ask;
  const named = operation?.authentication?.required ? null : withIdOfThing(caller, session);
  const filled = fillBody(body, operation, named);
  const own = lowerNames(ask.headers);
  const sent = await sentBody(filled, typedBody(operation), own["content-type"]);
  const carried = await carriedBy(operation, caller, session);
  const headers: Record<string, string> = { ...carried.headers };
  Object.assign(headers, own, sent === null ? {} : { "content-type": sent.media });
  return {
    operation: operation?.id ?? null,
    method: ask.method,
    path: fillQuery(ask.path, operation, named),
    secretQuery: carried.query,
    headers,
    body: sent?.body ?? null,
    caller: caller?.name ?? null,
  };
}

/** Where callers are things, a caller's id is that of the thing, if it has one. */
function withIdOfThing(caller: PlannedCaller, { sources, handles }: Session): PlannedCaller {
  const thing = caller === null ? null : handles.get(caller.name);
  if (caller === null || Object.keys(sources).length === 0 || !isObject(thing)) return caller;
  const found = Object.hasOwn(thing, "id") ? thing.id : undefined;
  return typeof found === "string" || typeof found === "number" ? { ...caller, id: String(found) } : caller;
}

const typedBody = (operation: ContractOperation | null): TypedBody | null =>
  typeof operation?.body === "object" && isTyped(operation.body) ? operation.body : null;

/** A body as the operation takes it, unless the step says another media type. */
async function sentBody(
  body: AskBody,
  typed: TypedBody | null,
  said: string | undefined,
): Promise<SentBody | null> {
  if (body.kind === "none") return null;
  const media = said ?? typed?.media ?? "application/json";
  if (body.kind === "text") return { media, body: body.text };
  const isMeant = typed !== null && isForm(typed) && media.toLowerCase() === typed.media;
  if (isMeant && isObject(body.value)) return await formBody(typed, body.value);
  return { media, body: JSON.stringify(body.value) };
}

function lowerNames(headers: readonly (readonly [string, string])[]): Record<string, string> {
  return Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value]));
}

function fillBody(body: AskBody, operation: ContractOperation | null, caller: PlannedCaller): AskBody {
  const place = operation?.caller?.split(".") ?? [];
  if (caller === null || place[0] !== "body" || body.kind === "text") return body;
  const value = body.kind === "json" ? body.value : {};
  return { kind: "json", value: fillField(value, place.slice(1), caller.id) };
}

/** Sets a field unless it is there, or unless what should hold it is no object. */
function fillField(value: unknown, [name, ...deeper]: readonly string[], id: string): unknown {
  if (!isObject(value) || name === undefined) return value;
  const own = Object.hasOwn(value, name);
  if (deeper.length === 0) return own ? value : { ...value, [name]: id };
  return own ? { ...value, [name]: fillField(value[name], deeper, id) } : value;
}

function fillQuery(path: string, operation: ContractOperation | null, caller: PlannedCaller): string {
  const [where, name] = operation?.caller?.split(".") ?? [];
  if (caller === null || where !== "query" || name === undefined) return path;
  const [, query] = path.split("?", 2);
  if (new URLSearchParams(query ?? "").has(name)) return path;
  return `${path}${query === undefined ? "?" : "&"}${encodeURIComponent(name)}=${encodeURIComponent(caller.id)}`;
}
