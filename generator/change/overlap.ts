import type { SpecDocument } from "../1-parse/document.js";
import { diagnose } from "../diagnostics/diagnose.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { Located } from "../source.js";

/** An active change: its id, and its deltas as they were written. */
export interface WrittenChange {
  readonly id: string;
  readonly delta: readonly SpecDocument[];
}

/** Reports each requirement that several active changes touch: the one archived last replaces what the others wrote. */
export function overlaps(changes: readonly WrittenChange[]): readonly Diagnostic[] {
  const first = new Map<string, { readonly id: string; readonly name: Located<string> }>();
  const found: Diagnostic[] = [];
  for (const { id, delta } of changes) {
    // That one change touches a requirement twice is another diagnostic.
    const own = new Map(delta.flatMap(touchedNames));
    for (const [key, name] of own) {
      const other = first.get(key);
      if (other === undefined) {
        first.set(key, { id, name });
        continue;
      }
      const related = [{ message: `The change ${other.id} touches it here.`, at: other.name.at }];
      found.push(diagnose("changes-overlap", name.at, { name: name.value, other: other.id }, related));
    }
  }
  return found;
}

/** The requirements that a delta adds, replaces, removes or renames, by capability and name. */
function touchedNames({ capability, requirements }: SpecDocument): readonly [string, Located<string>][] {
  return requirements
    .flatMap(({ name, renamedFrom }) => (renamedFrom === null ? [name] : [renamedFrom, name]))
    .map((name) => [JSON.stringify([capability, name.value]), name]);
}
