import { componentName } from "../names.js";
import type { DescribedContract, DescribedOperation } from "./described.js";
import { type Node, node } from "./node.js";

/** How callers say who they are, by scheme. */
export function securitySchemes(model: DescribedContract): ReadonlyMap<string, Node> {
  const schemes = new Set(model.operations.flatMap(({ authentication }) => authentication?.scheme ?? []));
  return new Map([...schemes].sort().map((scheme) => [schemeName(scheme), schemeNode(scheme)]));
}

function schemeNode(scheme: string): Node {
  return node(["type", "http"], ["scheme", scheme.toLowerCase()]);
}

/** What an operation asks of its caller; where authentication is welcome but not needed, nothing is a way too. */
export function security({ authentication }: DescribedOperation): Node | null {
  if (authentication === null) return null;
  const { scheme, role, needed } = authentication;
  const asked = node([schemeName(scheme), role === null ? [] : [role]]);
  return needed ? [asked] : [asked, node()];
}

function schemeName(scheme: string): string {
  return componentName(scheme);
}
