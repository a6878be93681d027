const mark = "@id:";

/** The id of a scenario of the specification, from the tag that its feature gives it; null where people wrote it. */
export function scenarioIdOf(tags: readonly { readonly name: string }[]): string | null {
  const tag = tags.find(({ name }) => name.startsWith(mark));
  return tag === undefined ? null : decodeURIComponent(tag.name.slice(mark.length));
}

const shown = "@requirement:";

/** The requirements that a scenario shows: the one it stands under, or in a feature those that its tags name. */
export function requirementsOf(tags: readonly { readonly name: string }[]): readonly string[] {
  const id = scenarioIdOf(tags);
  if (id !== null) return [requirementOf(id)];
  return tags.flatMap(({ name }) => (name.startsWith(shown) ? [name.slice(shown.length)] : []));
}

/** The requirement that a scenario stands under. */
function requirementOf(scenario: string): string {
  return scenario.slice(0, scenario.lastIndexOf("/"));
}
