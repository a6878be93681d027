/** What a project's package.json should name. */
export interface PackageParts {
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

export type PackageFile =
  | { readonly kind: "complete" }
  /** `added` names what is new: `script check`, `zod`. */
  | { readonly kind: "changed"; readonly text: string; readonly added: readonly string[] }
  | { readonly kind: "broken"; readonly reason: string };

type Section = Readonly<Record<string, unknown>>;

const installed = ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"] as const;

/**
 * A package.json with what it lacks. What it says is never altered, and a package that it names in any of its sections is
 * not named again; `text` is `null` where there is no such file.
 */
export function packageFile(text: string | null, name: string, parts: PackageParts): PackageFile {
  const begun = { name, version: "0.0.0", private: true, type: "module" };
  if (text === null) {
    return {
      kind: "changed",
      text: `${JSON.stringify({ ...begun, ...parts }, null, 2)}\n`,
      added: ["scripts", "dependencies"],
    };
  }
  const file = sectionOf(text);
  if (file === null) return { kind: "broken", reason: "it is not a JSON object" };
  const known = new Set(installed.flatMap((section) => Object.keys(asSection(file[section]) ?? {})));
  const missing = {
    scripts: without(parts.scripts, new Set(Object.keys(asSection(file.scripts) ?? {}))),
    dependencies: without(parts.dependencies, known),
    devDependencies: without(parts.devDependencies, known),
  };
  const added = [
    ...Object.keys(missing.scripts).map((script) => `script ${script}`),
    ...Object.keys(missing.dependencies),
    ...Object.keys(missing.devDependencies),
  ];
  if (added.length === 0) return { kind: "complete" };
  // In an empty folder `npm install` writes the packages alone.
  const isBare = Object.keys(file).every((key) => installed.some((section) => section === key));
  const whole: Record<string, unknown> = { ...(isBare ? begun : {}), ...file };
  for (const [section, entries] of Object.entries(missing)) {
    const there = file[section] ?? {};
    const before = asSection(there);
    if (before === null) return { kind: "broken", reason: `its \`${section}\` is not an object` };
    if (Object.keys(entries).length > 0) whole[section] = { ...before, ...entries };
  }
  const end = text.endsWith("\n") ? "\n" : "";
  return { kind: "changed", text: JSON.stringify(whole, null, indentOf(text)) + end, added };
}

function sectionOf(text: string): Section | null {
  try {
    return asSection(JSON.parse(text.replace(/^\ufeff/, "")));
  } catch {
    return null;
  }
}

function asSection(value: unknown): Section | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

const without = (entries: Readonly<Record<string, string>>, names: ReadonlySet<string>) =>
  Object.fromEntries(Object.entries(entries).filter(([name]) => !names.has(name)));

/** What one level is indented by: as in the file's first entry, else two blanks. */
const indentOf = (text: string): string => /^\ufeff?\{\r?\n([ \t]+)/.exec(text)?.[1] ?? "  ";
