import fc from "fast-check";
import { describe, expect, it } from "vitest";
import http from "../../../http/package.json" with { type: "json" };
import workspace from "../../../package.json" with { type: "json" };
import { packageFile } from "./package-file.js";
import { packagesFor } from "./packages.js";

const parts = {
  scripts: { check: "specwright check", test: "specwright test" },
  dependencies: { zod: "^4.6.7" },
  devDependencies: { typescript: "^6.0.3" },
};

const textOf = (text: string | null) => {
  const file = packageFile(text, "own", parts);
  return file.kind === "changed" ? file.text : file;
};

describe("a package.json with what it lacks", () => {
  it("is made where there is none", () => {
    expect(JSON.parse(String(textOf(null)))).toEqual({
      name: "own",
      version: "0.0.0",
      private: true,
      type: "module",
      ...parts,
    });
  });

  it("keeps its scripts, versions, sections, indent and end", () => {
    const before = `{
    "name": "theirs",
    "scripts": {
        "test": "vitest"
    },
    "peerDependencies": {
        "zod": "^3.0.0"
    }
}`;
    expect(textOf(before)).toBe(`{
    "name": "theirs",
    "scripts": {
        "test": "vitest",
        "check": "specwright check"
    },
    "peerDependencies": {
        "zod": "^3.0.0"
    },
    "devDependencies": {
        "typescript": "^6.0.3"
    }
}`);
  });

  it("begins as a new one where it holds what npm install writes in an empty folder", () => {
    const packed = "file:../specwright-0.1.0.tgz";
    const before = { devDependencies: { specwright: packed } };
    expect(JSON.parse(String(textOf(JSON.stringify(before))))).toEqual({
      name: "own",
      version: "0.0.0",
      private: true,
      type: "module",
      ...parts,
      devDependencies: { specwright: packed, ...parts.devDependencies },
    });
  });

  it("is left alone where nothing is missing", () => {
    expect(textOf(`${JSON.stringify(parts)}\n`)).toEqual({ kind: "complete" });
  });

  it.each([
    ["{", "it is not a JSON object"],
    ["[]", "it is not a JSON object"],
    ['{ "scripts": "none" }', "its `scripts` is not an object"],
    ['{ "dependencies": [] }', "its `dependencies` is not an object"],
  ])("is not written anew where it is broken: %s", (text, reason) => {
    expect(textOf(text)).toEqual({ kind: "broken", reason });
  });

  it("holds all that was there, whatever that was, and needs nothing afterwards", () => {
    const names = fc.constantFrom("test", "zod", "typescript", "__proto__", "constructor", "lodash");
    const section = fc.dictionary(names, fc.string());
    const any = fc.record(
      {
        name: fc.string(),
        scripts: section,
        dependencies: section,
        optionalDependencies: section,
        exports: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(any, (there) => {
        const text = textOf(JSON.stringify(there, null, 2));
        if (typeof text !== "string") return expect(text).toEqual({ kind: "complete" });
        expect(JSON.parse(text)).toMatchObject(JSON.parse(JSON.stringify(there)));
        expect(textOf(text)).toEqual({ kind: "complete" });
      }),
    );
  });
});

describe("the packages of a new project", () => {
  const origin = { declared: null, clone: null, version: "0.1.0" };

  it("have the versions that this repository is tested with", () => {
    const { dependencies, devDependencies } = packagesFor(origin);
    const tested: Readonly<Record<string, string>> = {
      ...http.peerDependencies,
      ...workspace.devDependencies,
    };
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies }))
      if (!/^(@specwright\/|specwright$)/.test(name)) expect([name, version]).toEqual([name, tested[name]]);
  });

  it.each([
    [null, null, "^0.1.0", "^0.1.0"],
    [null, "../specwright", "file:../specwright/http", "file:../specwright/generator"],
    [
      "file:../packed/specwright-0.1.0.tgz",
      null,
      "file:../packed/specwright-http-0.1.0.tgz",
      "file:../packed/specwright-0.1.0.tgz",
    ],
    ["file:specwright-0.1.0.tgz", null, "file:specwright-http-0.1.0.tgz", "file:specwright-0.1.0.tgz"],
    ["file:../specwright/generator", "..", "file:../specwright/http", "file:../specwright/generator"],
    ["^0.1.3", null, "^0.1.3", "^0.1.3"],
  ])("come from where specwright does: %s, clone %s", (declared, clone, kernel, compiler) => {
    const made = packagesFor({ declared, clone, version: "0.1.0" });
    expect(made.dependencies["@specwright/http"]).toBe(kernel);
    expect(made.devDependencies.specwright).toBe(compiler);
  });
});
