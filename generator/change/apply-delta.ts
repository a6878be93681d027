import type { RequirementDocument, ScenarioDocument } from "../1-parse/document.js";
import { didYouMean } from "../2-check/nearest.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located } from "../source.js";
import type { Operations, Renaming } from "./operations.js";
import type { Standing } from "./standing.js";

/** The requirements that a delta is applied to, and where to say what does not fit them. */
export interface Target {
  readonly capability: string;
  readonly standing: Standing;
  /** Whether the capability begins with this change. */
  readonly isNew: boolean;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Does what a delta asks for, in the order in which archiving does it. */
export function applyDelta(target: Target, { renamed, removed, modified, added }: Operations): void {
  for (const renaming of renamed) rename(target, renaming);
  for (const requirement of removed) remove(target, requirement.name);
  for (const requirement of modified) modify(target, requirement);
  for (const requirement of added) add(target, requirement);
}

function rename(target: Target, { from, to }: Renaming): void {
  const { capability, standing, report } = target;
  const old = standing.find(from.value);
  if (old === null) {
    // Where the specs were brought up to date before archiving, it was renamed already.
    const isDone = standing.find(to.value) !== null && standing.variantOf(from.value, to.value) === null;
    if (!isDone) unknown(target, from, "RENAMED");
    return;
  }
  // A new name may differ from the old one in case alone, but from no other.
  const existing = standing.find(to.value)?.name.value ?? standing.variantOf(to.value, from.value);
  if (existing !== null) report(taken(capability, to, "a RENAMED", existing));
  else standing.replace(old, { ...old, name: to }, "stays");
}

function remove({ capability, standing, isNew, report }: Target, name: Located<string>): void {
  const old = standing.find(name.value);
  if (old !== null) {
    standing.replace(old, null, "goes");
    return;
  }
  const holes = { capability, name: name.value, near: didYouMean(name.value, standing.allNames()) };
  const isMistyped = !isNew && standing.variantOf(name.value) !== null;
  report(
    isMistyped
      ? diagnose("unknown-requirement", name.at, { ...holes, delta: "REMOVED" })
      : diagnose("nothing-to-remove", name.at, holes),
  );
}

function modify(target: Target, requirement: RequirementDocument): void {
  const { name } = requirement;
  const old = target.standing.find(name.value);
  if (old === null) {
    unknown(target, name, "MODIFIED");
    return;
  }
  for (const lost of lostScenarios(old.scenarios, requirement.scenarios)) {
    const holes = { name: name.value, scenario: lost.name.value };
    const related = [{ message: "The scenario is here.", at: lost.name.at }];
    target.report(diagnose("scenario-lost", name.at, holes, related));
  }
  target.standing.replace(old, asWritten(requirement), "goes");
}

function add({ capability, standing, report }: Target, requirement: RequirementDocument): void {
  const { name } = requirement;
  const old = standing.find(name.value);
  // Word for word the same: the specs were brought up to date before archiving.
  if (old !== null && saysTheSame(old, requirement)) return;
  const existing = old?.name.value ?? standing.variantOf(name.value);
  if (existing !== null) report(taken(capability, name, "an ADDED", existing));
  else standing.add(asWritten(requirement));
}

const taken = (capability: string, name: Located<string>, delta: string, existing: string): Diagnostic =>
  diagnose("requirement-exists", name.at, { name: name.value, delta, capability, existing });

function unknown(
  { capability, standing, isNew, report }: Target,
  name: Located<string>,
  delta: "MODIFIED" | "RENAMED",
): void {
  // Of a capability that is not there this was said once.
  if (isNew) return;
  const near = didYouMean(name.value, standing.allNames());
  report(diagnose("unknown-requirement", name.at, { name: name.value, delta, capability, near }));
}

/** Each name counts as often as it stands. */
function lostScenarios(
  old: readonly ScenarioDocument[],
  now: readonly ScenarioDocument[],
): readonly ScenarioDocument[] {
  const left = now.map(({ name }) => name.value);
  return old.filter(({ name }) => {
    const index = left.indexOf(name.value);
    if (index !== -1) left.splice(index, 1);
    return index === -1;
  });
}

const asWritten = (requirement: RequirementDocument): RequirementDocument => ({
  ...requirement,
  delta: null,
});

function saysTheSame(a: RequirementDocument, b: RequirementDocument): boolean {
  const said = (requirement: RequirementDocument): string =>
    JSON.stringify(asWritten(requirement), (key, value: unknown) => (key === "at" ? undefined : value));
  return said(a) === said(b);
}
