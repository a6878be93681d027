import type { RequirementDocument, SpecDocument } from "../1-parse/document.js";
import { didYouMean } from "../2-check/nearest.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Span } from "../source.js";
import { applyDelta } from "./apply-delta.js";
import { operationsOf } from "./operations.js";
import { asOpenSpecReads, stopsArchiving } from "./refused-forms.js";
import { Standing } from "./standing.js";

export interface Applied {
  /** The specs as archiving the change would leave them; what comes from the change keeps its place in it. */
  readonly documents: readonly SpecDocument[];
  /** What does not fit together. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The deltas of a change. */
export interface WrittenDelta {
  readonly delta: readonly SpecDocument[];
  /** Whether the change says that it may take the last requirement of a capability, and so the capability. */
  readonly retires: boolean;
}

/** Applies the deltas of a change to the specs that hold. Pure; the order of files does not matter. */
export function applyChange(main: readonly SpecDocument[], { delta, retires }: WrittenDelta): Applied {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    const isMeant = retires && diagnostic.code === "capability-emptied";
    if (!isMeant) diagnostics.push(diagnostic);
  };
  const specs = new Map(main.map((document) => [document.capability, document]));
  const changed = new Map<SpecDocument, SpecDocument | null>();
  const created: SpecDocument[] = [];
  for (const document of delta) {
    const old = specs.get(document.capability) ?? null;
    const now = afterDelta(old, document, [...specs.keys()], report);
    for (const left of leftOfDelta(document)) if (now === null || stopsArchiving(left)) report(left);
    if (old !== null) changed.set(old, now);
    else if (now !== null) created.push(now);
  }
  const kept = main.flatMap((document) => {
    const now = changed.get(document);
    return now === undefined ? [document] : now === null ? [] : [now];
  });
  return { documents: [...kept, ...created], diagnostics };
}

/** The same for several, one after the other. */
export function applyChanges(main: readonly SpecDocument[], deltas: readonly WrittenDelta[]): Applied {
  let applied: Applied = { documents: main, diagnostics: [] };
  for (const delta of deltas) {
    const { documents, diagnostics } = applyChange(applied.documents, delta);
    applied = { documents, diagnostics: [...applied.diagnostics, ...diagnostics] };
  }
  return applied;
}

/** One capability after the change; `null` where nothing of it is left. */
function afterDelta(
  old: SpecDocument | null,
  delta: SpecDocument,
  capabilities: readonly string[],
  report: (diagnostic: Diagnostic) => void,
): SpecDocument | null {
  const { capability } = delta;
  const operations = operationsOf(delta, report);
  const { renamed, removed, modified, added } = operations;
  const first = [...renamed.map(({ from }) => from), ...modified.map(({ name }) => name)][0];
  if (old === null && first !== undefined) {
    const word = renamed.length > 0 ? "RENAMED" : "MODIFIED";
    const holes = { capability, name: first.value, delta: word, near: didYouMean(capability, capabilities) };
    report(diagnose("unknown-capability", first.at, holes));
  }
  const broken = old?.diagnostics.find(({ code }) => unfit.has(code));
  const touched = [...removed, ...modified, ...added][0]?.name ?? first;
  if (broken !== undefined && touched !== undefined) {
    const related = [{ message: broken.message, at: broken.at }];
    report(diagnose("target-not-archivable", touched.at, { capability }, related));
  }
  const start = delta.title?.at ?? { path: delta.path, start: 0, end: 0 };
  if (delta.requirements.some(isOfDelta)) aboutPurpose(old, delta, added, report);
  else if (!hasHalf(delta)) report(diagnose("change-without-deltas", start, {}));
  const standing = new Standing(old === null ? [] : old.requirements, unlabelled(old));
  applyDelta({ capability, standing, isNew: old === null, report }, operations);
  const { requirements, gone } = standing;
  const last = removed[0];
  if (requirements.length === 0) {
    const isEmptied = old === null || old.requirements.length > 0;
    if (isEmptied && last !== undefined) report(diagnose("capability-emptied", last.name.at, { capability }));
    if (old === null || last !== undefined) return null;
  }
  const kept = old === null ? [] : leftOfMain(old, gone);
  const base = old ?? { ...delta, path: archivedPath(delta.path), form: "main" as const };
  const left = leftOfDelta(delta).filter((diagnostic) => !stopsArchiving(diagnostic));
  return { ...base, requirements, diagnostics: [...kept, ...left] };
}

/** What OpenSpec wants to see corrected in a main spec before it archives any change of it. */
const unfit: ReadonlySet<string> = new Set(["delta-in-main", "requirement-outside-section"]);

/** Requirements whose headings OpenSpec does not find when it archives. */
const unlabelled = (old: SpecDocument | null): ReadonlySet<number> =>
  new Set(
    (old?.diagnostics ?? []).flatMap(({ code, at }) =>
      code === "heading-without-requirement" || code === "heading-level" ? [at.start] : [],
    ),
  );

const isOfDelta = ({ delta }: RequirementDocument): boolean => delta !== null;

/** Half a renaming is a mistake of its own, not the absence of any delta. */
const hasHalf = ({ diagnostics }: SpecDocument): boolean =>
  diagnostics.some(({ code }) => code === "half-renaming");

function aboutPurpose(
  old: SpecDocument | null,
  { capability, purpose, title, path }: SpecDocument,
  added: readonly RequirementDocument[],
  report: (diagnostic: Diagnostic) => void,
): void {
  const known = old?.purpose ?? null;
  if (known !== null && purpose !== null && known.value !== purpose.value)
    report(diagnose("purpose-not-taken", purpose.at, { capability }));
  if (old === null && purpose === null && added.length > 0)
    report(diagnose("new-without-purpose", title?.at ?? { path, start: 0, end: 0 }, { capability }));
}

/** Where a spec that begins in a change will stand: the order of specs is the order of their paths. */
const archivedPath = (path: string): string => path.replace(/(^|\/)changes\/[^/]+\/(?=specs\/)/, "$1");

const within = (at: Span, block: Span): boolean =>
  at.path === block.path && block.start <= at.start && at.end <= block.end;

/** What was wrong with a main spec and still is: not what stood in blocks that are gone. */
const leftOfMain = ({ diagnostics }: SpecDocument, gone: readonly Span[]): readonly Diagnostic[] =>
  gone.length === 0 ? diagnostics : diagnostics.filter(({ at }) => !gone.some((block) => within(at, block)));

/** Said better, or differently, where the file is known to be part of a change. */
const replaced: ReadonlySet<string> = new Set(["no-requirements", "requirement-outside-section"]);

/** What is wrong with a delta: not what stands below a requirement that goes, which is for people alone. */
function leftOfDelta(document: SpecDocument): readonly Diagnostic[] {
  const { diagnostics, requirements } = document;
  const unread = requirements.flatMap(({ delta, name, at }) =>
    delta === "REMOVED" || delta === "RENAMED" ? [{ ...at, start: name.at.end }] : [],
  );
  return asOpenSpecReads(document, diagnostics).filter(
    ({ code, at }) => !replaced.has(code) && !unread.some((block) => within(at, block)),
  );
}
