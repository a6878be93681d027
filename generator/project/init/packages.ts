import { posix } from "node:path";
import type { PackageParts } from "./package-file.js";

/** Where the packages of Specwright come from. */
export interface Origin {
  /** What the project's package.json already says of `specwright`; `null` where nothing. */
  readonly declared: string | null;
  /** The clone that this program runs from, relative to the project; `null` where it is installed. */
  readonly clone: string | null;
  readonly version: string;
}

const folders = {
  specwright: "generator",
  "@specwright/acceptance": "acceptance",
  "@specwright/http": "http",
};
type Own = keyof typeof folders;

/** What generated and scaffolded files import, and what checks them. */
export function packagesFor(origin: Origin): Omit<PackageParts, "scripts"> {
  const own = (name: Own) => ({ [name]: versionOf(name, origin) });
  return {
    dependencies: { ...own("@specwright/http"), express: "^5.3.0", zod: "^4.6.7" },
    devDependencies: {
      "@cucumber/cucumber": "^12.9.0",
      ...own("@specwright/acceptance"),
      "@types/express": "^5.0.6",
      "@types/node": "^20.19.43",
      ...own("specwright"),
      tsx: "^4.23.15",
      typescript: "^6.0.3",
    },
  };
}

/** The packages belong together, so each comes from where `specwright` does: beside its tarball or folder, or a registry. */
function versionOf(name: Own, { declared, clone, version }: Origin): string {
  const tarball = /^(file:.*\/|file:)specwright-(\d[^/]*\.tgz)$/.exec(declared ?? "");
  const file = name.replace("@", "").replace("/", "-");
  if (tarball !== null) return `${tarball[1]}${file}-${tarball[2]}`;
  const folder = /^(file:.*\/)generator\/?$/.exec(declared ?? "");
  if (folder !== null) return `${folder[1]}${folders[name]}`;
  if (declared !== null) return declared;
  return clone === null ? `^${version}` : `file:${posix.join(clone, folders[name])}`;
}
