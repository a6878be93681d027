import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Method, methods } from "../../protocol/methods.js";
import type { FactSyntax } from "./fact-syntax.js";
import type { Scanner } from "./scanner.js";
import { readShape } from "./shape.js";
import { readTemplate } from "./template.js";

const operationStart = new RegExp(`(?:${methods.join("|")}|ANY) (?=[/*])`, "y");
const bodyExpected = "a body: a Name, `Name[]`, `{ field: type }` or a media type";
const bodyFix = "End the code after the path, or name the body: `POST /api/orders NewOrder`.";

export const startsOperation = (s: Scanner): boolean => s.look(operationStart) !== null;

/** `POST /api/orders NewOrder` */
export function readOperation(s: Scanner, report: (diagnostic: Diagnostic) => void): FactSyntax {
  const word = s.match(/[A-Z]+/y);
  const method: Method | "ANY" = methods.find((name) => name === word) ?? "ANY";
  s.take(" ");
  const path = readTemplate(s, report);
  if (s.done) return { kind: "operation", method, path, body: null };
  s.skipBlank();
  const body = readShape(s, bodyExpected, bodyFix);
  s.expectEnd("An operation has one body; a reply is code of its own: `201 Order`.");
  return { kind: "operation", method, path, body };
}
