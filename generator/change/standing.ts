import type { RequirementDocument } from "../1-parse/document.js";
import type { Span } from "../source.js";

/** The requirements of a capability while a change is applied to them, in order. */
export class Standing {
  readonly requirements: RequirementDocument[];
  /** The blocks of the main spec that nothing is left of. */
  readonly gone: Span[] = [];
  /** By the name without its case and blanks, then by the name. */
  private readonly names = new Map<string, Map<string, RequirementDocument>>();

  /** `unnamed` are the places of names or headings that no change can name, since OpenSpec does not read them. */
  constructor(requirements: readonly RequirementDocument[], unnamed: ReadonlySet<number>) {
    this.requirements = [...requirements];
    // A main spec left in delta form also speaks of requirements that are not. Of two of one name the first counts.
    for (const one of requirements.toReversed())
      if (one.delta !== "REMOVED" && one.delta !== "RENAMED" && !isUnnamed(one, unnamed)) this.enter(one);
  }

  find(name: string): RequirementDocument | null {
    return this.names.get(folded(name))?.get(name) ?? null;
  }

  /** A name that differs from this one in case or blanks alone: one of the two is mistyped. */
  variantOf(name: string, besides: string | null = null): string | null {
    const variants = [...(this.names.get(folded(name))?.keys() ?? [])];
    return variants.find((other) => other !== name && other !== besides) ?? null;
  }

  allNames(): readonly string[] {
    return [...this.names.values()].flatMap((variants) => [...variants.keys()]);
  }

  /** Puts another in the place of one, whose block goes or stays. */
  replace(old: RequirementDocument, by: RequirementDocument | null, block: "goes" | "stays"): void {
    const { value } = old.name;
    this.requirements.splice(this.requirements.indexOf(old), 1, ...(by === null ? [] : [by]));
    this.names.get(folded(value))?.delete(value);
    if (by !== null) this.enter(by);
    if (block === "goes") this.gone.push(old.at);
  }

  add(requirement: RequirementDocument): void {
    this.requirements.push(requirement);
    this.enter(requirement);
  }

  private enter(requirement: RequirementDocument): void {
    const { value } = requirement.name;
    const variants = this.names.get(folded(value));
    if (variants === undefined) this.names.set(folded(value), new Map([[value, requirement]]));
    else variants.set(value, requirement);
  }
}

const folded = (name: string): string => name.toLowerCase().replace(/\s+/g, " ");

const isUnnamed = ({ at, name }: RequirementDocument, unnamed: ReadonlySet<number>): boolean =>
  unnamed.has(at.start) || unnamed.has(name.at.start);
