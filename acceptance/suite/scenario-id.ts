const mark = "@id:";

/** The id of a scenario of the specification, from the tag that its feature gives it; null where people wrote it. */
export function scenarioIdOf(tags: readonly { readonly name: string }[]): string | null {
  const tag = tags.find(({ name }) => name.startsWith(mark));
  return tag === undefined ? null : decodeURIComponent(tag.name.slice(mark.length));
}

/** The requirement that a scenario stands under. */
export function requirementOf(scenario: string): string {
  return scenario.slice(0, scenario.lastIndexOf("/"));
}
