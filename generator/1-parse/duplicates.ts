import { diagnose } from "../diagnostics/diagnose.js";
import type { Located } from "../source.js";
import type { RequirementDocument } from "./document.js";
import type { Reading } from "./reading.js";

/** Names that stand twice: requirements in a section, scenarios in a requirement. */
export function checkDuplicates(reading: Reading, requirements: readonly RequirementDocument[]): void {
  const sections = new Map<RequirementDocument["delta"], Located<string>[]>();
  for (const { name, delta, scenarios } of requirements) {
    const names = sections.get(delta);
    if (names === undefined) sections.set(delta, [name]);
    else names.push(name);
    checkNames(
      reading,
      scenarios.map((scenario) => scenario.name),
      "scenario",
    );
  }
  for (const names of sections.values()) checkNames(reading, names, "requirement");
}

function checkNames(
  reading: Reading,
  names: readonly Located<string>[],
  what: "requirement" | "scenario",
): void {
  const seen = new Map<string, Located<string>>();
  for (const name of names) {
    const first = seen.get(name.value);
    if (first === undefined) seen.set(name.value, name);
    else if (name.value !== "") {
      const related = [{ message: "The first one is here.", at: first.at }];
      reading.report(diagnose(`duplicate-${what}`, name.at, { name: name.value }, related));
    }
  }
}
