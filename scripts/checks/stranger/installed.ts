import { type Folder, Unexpected } from "./folder.js";

/** The packages installed in a folder, by name, each with its places: more than one is more than one copy. */
function installedIn(folder: Folder, omit: "dev" | null): ReadonlyMap<string, readonly string[]> {
  const asked = `npm ls --all --parseable${omit === null ? "" : ` --omit=${omit}`}`;
  const { status, stdout, stderr } = folder.run(asked);
  if (status !== 0) throw new Unexpected(`npm ls finds the packages at odds:\n${stderr}`);
  const places = new Map<string, string[]>();
  for (const line of new Set(stdout.split(/\r?\n/))) {
    const name = /.*node_modules[\\/](.+)$/.exec(line)?.[1]?.replace("\\", "/");
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []), line]);
  }
  return places;
}

interface Expected {
  /** In one copy each. */
  readonly once: readonly string[];
  readonly never: RegExp;
  /** What the installation left out. */
  readonly omit: "dev" | null;
}

/** Holds which packages are installed. */
export function expectInstalled(folder: Folder, { once, never, omit }: Expected): void {
  const installed = installedIn(folder, omit);
  const notOnce = once.filter((name) => installed.get(name)?.length !== 1);
  const intruders = [...installed.keys()].filter((name) => never.test(name));
  if (notOnce.length > 0) throw new Unexpected(`not there in one copy: ${notOnce.join(", ")}`);
  if (intruders.length > 0) throw new Unexpected(`there, and should not be: ${intruders.join(", ")}`);
}
