import type { Random } from "../chance/random.js";
import type { Call } from "./call.js";
import { buyers } from "./callers.js";
import type { Operation, Parameter } from "./description.js";
import { knownValue, paymentEvent } from "./domain.js";
import { type Known, soundText } from "./sound-value.js";

/** A call that the description allows, by somebody who may. */
export function soundCall(operation: Operation, random: Random): Call {
  const caller = callerFor(operation, random);
  const known: Known = (name) => knownValue(name, operation.path, caller, random);
  const text = ({ name, schema }: Parameter): string =>
    String(known(name) ?? plainText(soundText(schema, random, known)));
  const given = operation.parameters.filter((one) => one.required === true || random.chance(0.4));
  const inside = (place: Parameter["in"]): readonly Parameter[] => given.filter((one) => one.in === place);
  const body = bodyFor(operation, random, known);
  return {
    operation: operation.id,
    caller,
    method: operation.method,
    path: inside("path").reduce(
      (path, one) => path.replace(`{${one.name}}`, encodeOutside(text(one))),
      operation.path,
    ),
    query: inside("query")
      .map((one) => `${one.name}=${encodeOutside(text(one))}`)
      .join("&"),
    headers: {
      ...Object.fromEntries(inside("header").map((one) => [one.name, asciiOnly(text(one))])),
      ...(body === null
        ? {}
        : { "Content-Type": random.chance(0.85) ? "application/json" : random.one(jsonTypes) }),
    },
    body,
    flaw: null,
  };
}

/** All of these say JSON. */
const jsonTypes = [
  "application/json; charset=utf-8",
  "Application/JSON",
  "application/merge-patch+json",
  'application/json;charset="UTF-8"',
];

function callerFor({ roles }: Operation, random: Random): string {
  if (roles === null) return random.chance(0.5) ? "nobody" : random.one(buyers);
  if (roles.length > 0) return "admin";
  // Mostly the first user, who gets further with every call.
  return random.chance(0.5) ? "ann" : random.one([...buyers, "admin", "rotated", "lower"]);
}

function bodyFor({ path, body }: Operation, random: Random, known: Known): string | null {
  if (body === null || (!body.required && random.chance(0.5))) return null;
  return path.includes("webhook") ? paymentEvent(random) : soundText(body.schema, random, known);
}

/** `1` and `"a"` as they stand in an address. */
function plainText(json: string): string {
  const value: unknown = JSON.parse(json);
  return typeof value === "string" ? value : String(value);
}

/** Percent-encodes what is not a blank to be filled. */
export function encodeOutside(text: string): string {
  return text
    .split(/(⟦[^⟧]*⟧)/)
    .map((part, at) =>
      at % 2 === 1 ? part : encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, "\ufffd")),
    )
    .join("");
}

/** Headers carry no other characters; blanks are filled later. */
function asciiOnly(text: string): string {
  return text.replaceAll(/[^\x20-\x7e⟦⟧]/gu, "-");
}
