import type { RequirementDocument, SpecDocument } from "../1-parse/document.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located } from "../source.js";

/** What one delta spec asks for, each kind in the order it was written. No requirement is asked twice. */
export interface Operations {
  readonly renamed: readonly Renaming[];
  readonly removed: readonly RequirementDocument[];
  readonly modified: readonly RequirementDocument[];
  readonly added: readonly RequirementDocument[];
}

export interface Renaming {
  readonly from: Located<string>;
  readonly to: Located<string>;
}

type Touch = "FROM" | "TO" | "REMOVED" | "MODIFIED" | "ADDED";

/** Which touches of a name go with no other: all but MODIFIED of a new name, and ADDED of a name that became free. */
const excluded: Readonly<Record<Touch, readonly Touch[]>> = {
  FROM: [],
  TO: [],
  REMOVED: ["FROM", "TO"],
  MODIFIED: ["FROM", "REMOVED"],
  ADDED: ["TO", "REMOVED", "MODIFIED"],
};

/** Sorts a delta by what it asks for. What it asks twice is said, and done once. */
export function operationsOf(
  { requirements }: SpecDocument,
  report: (diagnostic: Diagnostic) => void,
): Operations {
  const touched = new Map<string, Located<string>>();
  /** Whether a name is touched in this way for the first time and in no way that contradicts it. */
  const claim = (name: Located<string>, touch: Touch): boolean => {
    const other = excluded[touch].find((one) => touched.has(`${one} ${name.value}`));
    const first = touched.get(`${other ?? touch} ${name.value}`);
    if (first === undefined) {
      touched.set(`${touch} ${name.value}`, name);
      return true;
    }
    // The parser reports the same name twice in one section, but it does not know the old names.
    if (other !== undefined || touch === "FROM") {
      const holes = { name: name.value, first: said(other ?? touch), second: said(touch) };
      report(
        diagnose("changed-twice", name.at, holes, [{ message: "The first one is here.", at: first.at }]),
      );
    }
    return false;
  };
  const of = (delta: RequirementDocument["delta"]): readonly RequirementDocument[] =>
    requirements.filter((requirement) => requirement.delta === delta);
  for (const { name } of of(null))
    report(diagnose("requirement-outside-delta", name.at, { name: name.value }));
  const renamed = of("RENAMED").flatMap(({ name: to, renamedFrom: from }) => {
    if (from === null) {
      report(diagnose("half-renaming", to.at, { name: to.value, side: "TO", other: "FROM" }));
      return [];
    }
    return claim(from, "FROM") && claim(to, "TO") ? [{ from, to }] : [];
  });
  const removed = of("REMOVED").filter(({ name }) => claim(name, "REMOVED"));
  const modified = of("MODIFIED").filter(({ name }) => claim(name, "MODIFIED"));
  const added = of("ADDED").filter(({ name }) => claim(name, "ADDED"));
  return { renamed, removed, modified, added };
}

const said = (touch: Touch): string => (touch === "FROM" || touch === "TO" ? "RENAMED" : touch);
