import { diagnose } from "../diagnostics/diagnose.js";
import { readBlocks } from "./blocks.js";
import type { RequirementDocument, ScenarioDocument, StepDocument } from "./document.js";
import { readOutline } from "./examples.js";
import type { Change } from "./listed-changes.js";
import type { RequirementPart, ScenarioPart } from "./outline.js";
import { type Reading, spanOf } from "./reading.js";
import { readScenario } from "./scenario.js";

/** One requirement: what it states, its contract and its scenarios. */
export function readRequirement(reading: Reading, outline: RequirementPart): RequirementDocument {
  const { statement, meta, blocks } = readBlocks(reading, outline.blocks);
  const scenarios = scenariosOf(reading, outline.scenarios);
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

/** The scenarios of a requirement: a background written into those below it, an outline once for each of its rows. */
function scenariosOf(reading: Reading, parts: readonly ScenarioPart[]): readonly ScenarioDocument[] {
  let background: readonly StepDocument[] = [];
  const scenarios: ScenarioDocument[] = [];
  for (const part of parts) {
    if (part.role === "outline") scenarios.push(...readOutline(reading, part, background));
    else {
      const read = readScenario(reading, part, background);
      if (part.role === "background") background = read.steps;
      else scenarios.push(read);
    }
  }
  return scenarios;
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
