import type { Contract, ContractOperation } from "./contract.js";

/** The operation of a method and path; a path written out beats one with parameters. HEAD is answered for GET. */
export function findOperation(
  { operations }: Contract,
  method: string,
  path: string,
): ContractOperation | null {
  const segments = (path.split("?", 1)[0] ?? "").split("/");
  const there = operations.filter((operation) => fits(operation.path.split("/"), segments));
  const exact = (wanted: string) =>
    there.filter((operation) => operation.method === wanted).sort(fewerParameters)[0];
  return exact(method) ?? (method === "HEAD" ? exact("GET") : undefined) ?? null;
}

function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length && template.every((part, i) => fitsPart(part, segments[i] ?? ""))
  );
}

/** Text around parameters stands as it is; a parameter takes at least one character. */
function fitsPart(part: string, segment: string): boolean {
  if (!part.includes("{")) return part === segment;
  const pattern = part.split(/\{[^}]*\}/).map((text) => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${pattern.join("(.+)")}$`, "u").test(segment);
}

function fewerParameters(a: ContractOperation, b: ContractOperation): number {
  return a.path.split("{").length - b.path.split("{").length;
}
