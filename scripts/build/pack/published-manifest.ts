/** As much of a package.json as packing asks about. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Json;
  readonly [key: string]: Json | undefined;
}

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** What only this repository needs to know of a package. */
const own = new Set(["private", "devDependencies", "scripts"]);

/**
 * The package.json that others get. The condition `source` leads to files that are not packed, and a resolver that knows
 * such a condition, as those of other workspaces do, would follow it.
 */
export function publishedManifest(manifest: Manifest): Manifest {
  const kept = Object.entries(manifest).filter(([key]) => !own.has(key));
  const { name, version, exports } = manifest;
  return {
    name,
    version,
    ...Object.fromEntries(kept),
    ...(exports === undefined ? {} : { exports: withoutSource(exports) }),
  };
}

function withoutSource(targets: Json): Json {
  if (typeof targets !== "object" || targets === null || Array.isArray(targets)) return targets;
  const kept = Object.entries(targets).filter(([condition]) => condition !== "source");
  return Object.fromEntries(
    kept.map(([key, value]) => [key, value === undefined ? value : withoutSource(value)]),
  );
}
