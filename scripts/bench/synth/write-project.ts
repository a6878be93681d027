import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { capabilityText, operationsOfCapability } from "./capability.js";
import { chainText } from "./chain.js";
import { errorsText } from "./errors-text.js";

const config = `schema: spec-driven
context: |
  Project: synthesised
specwright:
  requireGivenWhenThen: true
  requireMeta: [Priority, Rationale]
`;

/** Writes a project of so many operations below a folder that is emptied first. */
export function writeSized(root: string, operations: number): void {
  startProject(root);
  const areas = Math.ceil(operations / operationsOfCapability);
  for (let area = 1; area <= areas; area += 1) putSpec(root, `area-${area}`, capabilityText(area));
}

/** Writes a project whose entities refer to each other in a chain so deep. */
export function writeChain(root: string, depth: number): void {
  startProject(root);
  putSpec(root, "chain", chainText(depth));
}

function startProject(root: string): void {
  rmSync(root, { recursive: true, force: true });
  // A `node_modules` of its own makes it keep its cache to itself.
  mkdirSync(join(root, "node_modules"), { recursive: true });
  putSpec(root, "errors", errorsText());
  writeFileSync(join(root, "openspec/config.yaml"), config);
}

function putSpec(root: string, capability: string, text: string): void {
  const folder = join(root, "openspec/specs", capability);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "spec.md"), text);
}
