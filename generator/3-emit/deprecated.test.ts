import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { targets } from "../targets.js";
import { compileSources, fileText, spec } from "../tests/laws/compile-sources.js";
import { askPython, describeWithPython } from "./python/testing/python.js";

const text = readFileSync(new URL("../2-check/samples/silent/deprecated/spec.md", import.meta.url), "utf8");
const compiled = compileSources([spec("hats", text)], { targets });

interface Described {
  readonly paths: {
    readonly "/hats": {
      readonly get: {
        readonly deprecated?: boolean;
        readonly parameters: readonly { readonly deprecated?: boolean }[];
      };
      readonly post: { readonly deprecated?: boolean };
    };
  };
  readonly components: {
    readonly schemas: {
      readonly Hat: { readonly properties: { readonly tag: { readonly deprecated?: boolean } } };
    };
  };
}

function expectDeprecated({ paths, components }: Described): void {
  expect(paths["/hats"].get.deprecated).toBe(true);
  expect(paths["/hats"].post.deprecated ?? false).toBe(false);
  expect(components.schemas.Hat.properties.tag.deprecated).toBe(true);
}

describe("what is deprecated", () => {
  it("is said in the API description", () => {
    const described: Described = JSON.parse(fileText(compiled, "openapi.json"));
    expectDeprecated(described);
    expect(described.paths["/hats"].get.parameters[0]?.deprecated).toBe(true);
  });

  it("is said to editors", () => {
    expect(fileText(compiled, "schemas.ts")).toContain(
      "   * Once a mark\n   * @deprecated\n   */\n  readonly tag",
    );
    const handlers = fileText(compiled, "handlers.ts");
    expect(handlers).toContain("Find a hat: `GET /hats`\n   * @deprecated\n   */\n  readonly getHats");
    expect(handlers).toContain("/** Add a hat: `POST /hats` */\n  readonly postHats");
  });
});

describeWithPython("what is deprecated, in Python", () => {
  it("is said in the description that the server gives of itself", () => {
    const files = compiled.files.flatMap(({ path, text: written }) =>
      path.startsWith("python/contract/") ? [[path.slice("python/".length), written]] : [],
    );
    const requests = [{ method: "GET", path: "/openapi.json", headers: {}, body: null }];
    const [served] = askPython("serve.py", [{ files: Object.fromEntries(files), requests }]) as readonly {
      readonly answers: readonly { readonly text: string }[];
    }[];
    expectDeprecated(JSON.parse(served?.answers[0]?.text ?? ""));
  });
});
