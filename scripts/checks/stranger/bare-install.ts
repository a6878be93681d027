import { expectEnd, type Folder } from "./folder.js";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Installs what a project installs without our packages, what those depend on included: what it takes to compare with. */
export function installBare(project: Folder, bare: Folder): void {
  const ours = ["specwright", "@specwright/acceptance", "@specwright/http"];
  const files = ["package.json", ...ours.map((name) => `node_modules/${name}/package.json`)];
  const all = files.flatMap((file) => {
    const { dependencies, devDependencies } = JSON.parse(project.read(file)) as Manifest;
    return Object.entries({ ...dependencies, ...devDependencies });
  });
  const dependencies = Object.fromEntries(all.filter(([name]) => !ours.includes(name)));
  bare.write("package.json", JSON.stringify({ name: "bare", private: true, dependencies }));
  expectEnd(bare.run("npm install"), 0);
}
