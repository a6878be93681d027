import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { targets } from "../targets.js";
import { compileSources, fileText, spec } from "../tests/laws/compile-sources.js";

const text = readFileSync(new URL("../2-check/samples/silent/write-only/spec.md", import.meta.url), "utf8");
const compiled = compileSources([spec("users", text)], { targets });
const part = (path: string, from: string, to: string): string => {
  const whole = fileText(compiled, path);
  const start = whole.indexOf(from);
  expect(start).toBeGreaterThanOrEqual(0);
  return whole.slice(start, whole.indexOf(to, start));
};

interface Described {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { readonly [word: string]: unknown }>> }>
    >;
  };
}

describe("a field that is write-only", () => {
  it("is in bodies and in no answer, in TypeScript", () => {
    expect(part("schemas.ts", "export interface User {", "}")).not.toContain("password");
    expect(part("schemas.ts", "export interface UserBody {", "}")).toContain("password: string");
    expect(part("schemas.ts", "export interface UserPatch {", "}")).not.toContain("password");
    expect(part("schemas.ts", "export interface UserPatchBody {", "}")).toContain("password?: string");
  });

  it("is in bodies and in no answer, in Python", () => {
    expect(part("python/contract/models.py", "class User(", "\n\n\nclass")).not.toContain("password");
    expect(part("python/contract/models.py", "class UserBody(", "\n\n\nclass")).toMatch(
      /password:[\s\S]*writeOnly/,
    );
  });

  it("is said so in the API description", () => {
    const { schemas } = (JSON.parse(fileText(compiled, "openapi.json")) as Described).components;
    expect(Object.keys(schemas.User?.properties ?? {})).toEqual(["id", "name", "settings"]);
    expect(schemas.User?.properties.settings?.default).toEqual({ theme: "light" });
    expect(schemas.UserBody?.properties.password).toMatchObject({ writeOnly: true });
    expect(schemas.UserBody?.properties.settings?.default).toEqual({ theme: "light", secret: "quiet" });
  });
});
