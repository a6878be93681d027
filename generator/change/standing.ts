import type { RequirementDocument } from "../1-parse/document.js";
import type { Span } from "../source.js";

/** The requirements of a capability while a change is applied to them, in order. */
export class Standing {
  readonly requirements: RequirementDocument[];
  /** The blocks of the main spec that nothing is left of. */
  readonly gone: Span[] = [];

  constructor(requirements: readonly RequirementDocument[]) {
    this.requirements = [...requirements];
  }

  /** Their names. A main spec left in delta form also speaks of requirements that are not. */
  names(): readonly string[] {
    return this.requirements.filter(isStanding).map(({ name }) => name.value);
  }

  find(name: string): RequirementDocument | null {
    return this.requirements.find((one) => isStanding(one) && one.name.value === name) ?? null;
  }

  /** Puts another in the place of one, whose block goes or stays. */
  replace(old: RequirementDocument, by: RequirementDocument | null, block: "goes" | "stays"): void {
    const index = this.requirements.indexOf(old);
    this.requirements.splice(index, 1, ...(by === null ? [] : [by]));
    if (block === "goes") this.gone.push(old.at);
  }

  add(requirement: RequirementDocument): void {
    this.requirements.push(requirement);
  }
}

const isStanding = ({ delta }: RequirementDocument): boolean => delta !== "REMOVED" && delta !== "RENAMED";
