import { diagnose } from "../diagnostics/diagnose.js";
import { readBlocks } from "./blocks.js";
import type { RequirementDocument } from "./document.js";
import type { Change } from "./listed-changes.js";
import type { RequirementOutline } from "./outline.js";
import { type Reading, spanOf } from "./reading.js";
import { readScenario } from "./scenario.js";

/** One requirement: what it states, its contract and its scenarios. */
export function readRequirement(reading: Reading, outline: RequirementOutline): RequirementDocument {
  const { statement, meta, blocks } = readBlocks(reading, outline.blocks);
  const scenarios = outline.scenarios.map((scenario) => readScenario(reading, scenario));
  const needsScenario = outline.delta !== "REMOVED" && outline.delta !== "RENAMED";
  if (needsScenario && scenarios.length === 0) {
    reading.report(diagnose("requirement-without-scenario", outline.name.at, { name: outline.name.value }));
  }
  return {
    name: outline.name,
    delta: outline.delta,
    renamedFrom: null,
    at: spanOf(reading, outline.at),
    statement,
    meta,
    blocks,
    scenarios,
  };
}

/** A change that is said by a line of a list. */
export const changedRequirement = ({ name, delta, from }: Change): RequirementDocument => ({
  name,
  delta,
  renamedFrom: from,
  at: name.at,
  statement: "",
  meta: [],
  blocks: [],
  scenarios: [],
});
