import type { Credential } from "../../model.js";
import { componentName } from "../names.js";
import type { DescribedContract, DescribedOperation } from "./described.js";
import { type Node, node } from "./node.js";

/** How callers say who they are, by name. */
export function securitySchemes(model: DescribedContract): ReadonlyMap<string, Node> {
  return new Map(
    model.credentials.map((credential) => [componentName(credential.name), schemeNode(credential)]),
  );
}

/** Where tokens of OAuth come from is no part of a contract. */
function schemeNode({ kind, place }: Credential): Node {
  if (kind === "oauth") return node(["type", "oauth2"], ["flows", node()]);
  if (place.in === "authorization") return node(["type", "http"], ["scheme", place.name.toLowerCase()]);
  return node(["type", "apiKey"], ["in", place.in], ["name", place.name]);
}

/** What an operation asks of its caller; where authentication is welcome but not needed, nothing is a way too. */
export function security({ authentication }: DescribedOperation): Node | null {
  if (authentication === null) return null;
  const asked = authentication.ways.map((way) =>
    node(...way.map(({ credential, roles }): [string, Node] => [componentName(credential.name), [...roles]])),
  );
  return authentication.needed ? asked : [...asked, node()];
}
