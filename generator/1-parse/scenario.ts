import type { Code, Table } from "mdast";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { codesOf, codeText } from "./code.js";
import type { AttachedSyntax, Keyword, ScenarioDocument, StepDocument } from "./document.js";
import { readFence } from "./fence.js";
import { readInline } from "./inline.js";
import { judgedByPeople } from "./judged-by.js";
import { withoutKeyword } from "./keyword.js";
import { rangeOf } from "./markdown.js";
import { readStepSpan, withUnclosed } from "./notation/step.js";
import type { ScenarioPart } from "./outline.js";
import { plainText } from "./plain-text.js";
import { type Reading, spanOf } from "./reading.js";
import { stepRows } from "./step-rows.js";
import { findSteps, type StepDraft } from "./steps.js";
import { readGrid } from "./table.js";

type Phase = StepDocument["phase"];
const opens: Readonly<Record<Keyword, Phase | null>> = {
  GIVEN: "given",
  WHEN: "when",
  THEN: "then",
  AND: null,
  BUT: null,
};

/** One scenario with its steps, those of a background before it first; AND and BUT continue the phase before them. */
export function readScenario(
  reading: Reading,
  part: ScenarioPart,
  background: readonly StepDocument[] = [],
): ScenarioDocument {
  const diagnostics: Diagnostic[] = [];
  const drafts = findSteps({ ...reading, report: (diagnostic) => diagnostics.push(diagnostic) }, part.blocks);
  // Where there is no step, all that stands there stands in none.
  if (drafts.length === 0)
    reading.report(diagnose("scenario-without-steps", part.name.at, { name: part.name.value }));
  else for (const diagnostic of diagnostics) reading.report(diagnostic);
  let phase: Phase | null = background[background.length - 1]?.phase ?? null;
  const steps: StepDocument[] = [...background];
  for (const draft of drafts) {
    phase = opens[draft.keyword] ?? phase;
    const step = readStep(reading, draft, phase ?? "given");
    if (phase === null) reading.report(diagnose("nothing-to-go-on", step.at, { keyword: draft.keyword }));
    steps.push(step);
  }
  const judged = judgedByPeople(reading, part.blocks);
  return { name: part.name, at: spanOf(reading, part.at), example: null, judgedByPeople: judged, steps };
}

function readStep(reading: Reading, draft: StepDraft, phase: Phase): StepDocument {
  const lines = draft.texts.map((text) => ({ ...text, inline: readInline(reading.text, text.range) }));
  let shown = "";
  lines.forEach((line, i) => {
    const words = plainText(reading.text, line.inline);
    const gap = i > 1 && line.isBullet ? "; " : " ";
    shown = i === 0 ? withoutKeyword(words, draft.foreign) : `${shown}${gap}${words}`;
  });
  const ends = [
    ...draft.texts.map((text) => text.range.end),
    ...draft.attached.map((node) => rangeOf(node).end),
  ];
  const unclosed = lines.map(({ inline }) => inline.unclosed).find((range) => range !== null) ?? null;
  const start = draft.texts[0]?.range.start ?? 0;
  const at = spanOf(reading, { start, end: Math.max(start, ...ends) });
  if (shown.trim() === "") reading.report(diagnose("empty-step", at, { keyword: draft.keyword }));
  return {
    keyword: draft.keyword,
    phase,
    at,
    text: shown.trim(),
    spans: withUnclosed(
      lines.flatMap(({ inline }) =>
        codesOf(inline).map((code) => readStepSpan(codeText(reading, code), reading.report)),
      ),
      unclosed === null ? null : spanOf(reading, unclosed),
    ),
    attached: readAttached(reading, draft.attached),
  };
}

/** The table or fence under a step; a second one has nothing to say. */
function readAttached(reading: Reading, nodes: readonly (Table | Code)[]): AttachedSyntax | null {
  const [first, ...others] = nodes;
  if (first === undefined) return null;
  const at = spanOf(reading, rangeOf(first));
  for (const other of others) {
    const related = [{ message: "The first one is here.", at }];
    reading.report(diagnose("second-attachment", spanOf(reading, rangeOf(other)), {}, related));
  }
  return first.type === "code" ? readFence(reading, first) : readRows(reading, first);
}

function readRows(reading: Reading, table: Table): AttachedSyntax {
  const { head, rows } = readGrid(reading, table);
  const at = spanOf(reading, rangeOf(table));
  return stepRows(
    reading,
    at,
    head.cells,
    rows.map(({ cells }) => cells),
  );
}
