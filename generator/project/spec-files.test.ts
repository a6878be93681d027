import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSpecFiles } from "./spec-files.js";
import { testProject } from "./testing/test-project.js";

const read = (root: string) => {
  const { sources, diagnostics } = readSpecFiles(root, "openspec");
  return {
    paths: sources.map(({ path }) => path),
    codes: diagnostics.map(({ code }) => code),
    sources,
    diagnostics,
  };
};

describe("reading the specification", () => {
  it("finds every spec.md, sorted, and nothing else", () => {
    const root = testProject({
      "openspec/specs/orders/spec.md": "o",
      "openspec/specs/identity/user-auth/spec.md": "u",
      "openspec/specs/orders/notes.md": "n",
      "openspec/specs/.hidden/spec.md": "h",
      "openspec/changes/c/specs/orders/spec.md": "c",
    });
    expect(read(root)).toMatchObject({
      paths: ["openspec/specs/identity/user-auth/spec.md", "openspec/specs/orders/spec.md"],
      codes: [],
    });
  });

  it("keeps a text exactly, byte order mark and line ends too", () => {
    const text = "\ufeff# A\r\n\ufffd\r\n";
    const { sources, codes } = read(testProject({ "openspec/specs/a/spec.md": text }));
    expect(sources[0]?.text).toBe(text);
    expect(codes).toEqual([]);
  });

  it("says where a file is not UTF-8", () => {
    const bytes = Buffer.concat([Buffer.from("ab\ufffdé\n"), Buffer.from([0xe9, 0x20, 0xff])]);
    const { diagnostics } = read(testProject({ "openspec/specs/a/spec.md": bytes }));
    expect(diagnostics).toMatchObject([{ code: "spec-not-utf8", at: { start: 5, end: 6 } }]);
    expect(diagnostics[0]?.message).toContain("0xe9");
  });

  it("refuses a file that is too large, and says so where there is none", () => {
    const root = testProject({ "openspec/specs/a/spec.md": "x".repeat(4 * 1024 * 1024 + 1) });
    expect(read(root)).toMatchObject({ paths: [], codes: ["file-too-large"] });
    expect(read(testProject({ "openspec/project.md": "" })).codes).toEqual(["no-specs"]);
  });

  it("follows links within the specification, once, and none out of it", () => {
    const root = testProject({ "openspec/specs/a/spec.md": "a", "elsewhere/spec.md": "e" });
    symlinkSync(join(root, "elsewhere"), join(root, "openspec/specs/out"));
    symlinkSync(join(root, "openspec/specs"), join(root, "openspec/specs/a/loop"));
    symlinkSync(join(root, "nowhere"), join(root, "openspec/specs/dangling"));
    mkdirSync(join(root, "openspec/shared/b"), { recursive: true });
    symlinkSync(join(root, "openspec/shared/b"), join(root, "openspec/specs/b"));
    expect(read(root)).toMatchObject({
      paths: ["openspec/specs/a/spec.md"],
      codes: ["file-unreadable", "spec-link-outside"],
    });
  });

  it("refuses more files, and more text in all, than people write", () => {
    const three = testProject({
      "openspec/specs/a/spec.md": "",
      "openspec/specs/b/spec.md": "",
      "openspec/specs/b/c/spec.md": "",
    });
    const codesOf = (files: number, folders: number) =>
      readSpecFiles(three, "openspec", { files, folders }).diagnostics.map(({ code }) => code);
    expect(codesOf(3, 9)).toEqual([]);
    expect(codesOf(2, 9)).toEqual(["too-many-specs"]);
    expect(codesOf(3, 2)).toEqual(["too-many-specs"]);
    const large = "x".repeat(4 * 1024 * 1024);
    const all = Object.fromEntries(
      Array.from({ length: 17 }, (_, i) => [`openspec/specs/c${i}/spec.md`, large]),
    );
    expect(read(testProject(all))).toMatchObject({ paths: [], codes: ["specs-too-large"] });
  });
});
