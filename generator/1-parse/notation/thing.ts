import { isEntity, isHandle, patterns } from "./names.js";
import type { Scanner } from "./scanner.js";
import type { StepSpan } from "./step-syntax.js";
import { readObject } from "./value.js";

const thingStart = /[\p{L}\p{M}\p{Nd}]+ (?:\{|[\p{L}\p{M}\p{Nd}_]+(?:$| \{))/uy;
const fix = "A thing is written `Product hat { stock: 5 }`.";

/** A Name and then a handle, an object, or both. */
export function startsThing(s: Scanner): boolean {
  const found = s.look(thingStart);
  if (found === null) return false;
  const [name = "", second = ""] = found.split(" ");
  // What a client sends as authorization is no thing called `xyz`.
  if (/^(?:Bearer|Basic)$/.test(name)) return false;
  return isEntity(name) && (second === "{" || isHandle(second));
}

/** `Product hat { stock: 5 }` */
export function readThing(s: Scanner): StepSpan {
  const entity = s.located(s.match(patterns.word) ?? "", 0);
  s.take(" ");
  const from = s.pos;
  const name = s.match(patterns.word);
  const handle = name === null ? null : s.located(name, from);
  if (name !== null) s.take(" ");
  const fields = s.done ? [] : readObject(s);
  s.expectEnd(fix);
  return { kind: "thing", entity, handle, fields };
}
