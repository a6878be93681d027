import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Packed } from "./pack-npm.js";

interface Contents {
  readonly files: number;
  readonly unpackedSize: number;
  readonly names: readonly string[];
  readonly imports: readonly string[];
  readonly needs: readonly string[];
}

/** Imports every module of the package that was installed into the folder it is given. */
const importAll = `
import importlib, pkgutil, sys
sys.path.insert(0, sys.argv[1])
import specwright_http
assert specwright_http.__file__.startswith(sys.argv[1]), specwright_http.__file__
for module in pkgutil.walk_packages(specwright_http.__path__, "specwright_http."):
    importlib.import_module(module.name)
`;

/** Packs the kernel in Python as others shall have it, with a Python that has what the kernel needs. */
export function packWheel(root: string, python: string, destination: string): Packed {
  const staged = mkdtempSync(join(tmpdir(), "specwright-wheel-"));
  const pip = (...words: readonly string[]) =>
    run(python, "-m", "pip", ...words, "--quiet", "--no-deps", "--disable-pip-version-check");
  try {
    cpSync(join(root, "python/specwright_http"), join(staged, "specwright_http"), {
      recursive: true,
      filter: (path) => !/__pycache__|[.]pyc$/.test(path),
    });
    cpSync(join(root, "python/pyproject.toml"), join(staged, "pyproject.toml"));
    cpSync(join(root, "LICENSE"), join(staged, "LICENSE"));
    pip("wheel", "--wheel-dir", destination, staged);
    const wheel = readdirSync(destination).find((file) => file.endsWith(".whl"));
    if (wheel === undefined) throw new Error(`pip wheel made nothing in ${destination}`);
    const tarball = join(destination, wheel);
    const looked = run(python, join(import.meta.dirname, "look_into_wheel.py"), tarball);
    const { files, unpackedSize, names, imports, needs } = JSON.parse(looked) as Contents;
    pip("install", "--target", join(staged, "installed"), tarball);
    run(python, "-I", "-c", importAll, join(staged, "installed"));
    const name = "specwright-http";
    const problems = [
      ...imports
        .filter((one) => !needs.includes(one))
        .map((one) => `${name} imports ${one}, which it does not ask for`),
      ...needs
        .filter((one) => !imports.includes(one))
        .map((one) => `${name} asks for ${one}, which it does not import`),
      ...(names.some((file) => basename(file) === "LICENSE") ? [] : [`${name} has no licence`]),
      ...(names.includes("specwright_http/py.typed") ? [] : [`${name} does not say that it is typed`]),
    ];
    return { name, tarball, size: statSync(tarball).size, unpackedSize, files, problems };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

const run = (command: string, ...words: readonly string[]): string =>
  execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
