import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { testProject } from "../project/testing/test-project.js";
import { run } from "./run.testing.js";

const repository = resolve(import.meta.dirname, "../..");
const samples = join(repository, "scripts/checks/roundtrip/samples");

test("an imported document is a project that OpenSpec and the compiler take, and that generates", async () => {
  const root = testProject({});
  const { code, out } = await run(root, "import", join(samples, "library.yaml"));
  expect(code).toBe(0);
  expect(out).toMatch(/^create openspec\/config\.yaml\ncreate openspec\/specs\/books\/spec\.md\nok: /);
  expect(out).toContain("ok: 4 operations written, 0 places not said");
  expect(await run(root, "check")).toMatchObject({
    code: 0,
    out: "ok: 4 requirements, 4 scenarios, 4 operations\n",
  });
  expect(await run(root, "generate")).toMatchObject({ code: 0 });
  const openspec = join(repository, "node_modules/@fission-ai/openspec/bin/openspec.js");
  const { status, stdout } = spawnSync(process.execPath, [openspec, "validate", "--all", "--strict"], {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, OPENSPEC_TELEMETRY: "0" },
  });
  expect({ status, stdout }).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("1 passed, 0 failed"),
  });
}, 60_000);

test("what cannot be said is listed by its reason, with its places", async () => {
  const { code, out } = await run(testProject({}), "import", join(samples, "lost.yaml"));
  const fields = "lost.yaml#/paths/~1things/get/responses/200/content/application~1json/schema/properties";
  expect(code).toBe(0);
  expect(out).toContain(`lost: a pattern outside the subset (pattern, 2 places)\n      ${fields}/name`);
  expect(out).toMatch(/ok: 1 operations? written, 3 places not said/);
});

test("a file that is there is never overwritten, and then none is written", async () => {
  const root = testProject({ "openspec/specs/books/spec.md": "mine" });
  const { code, err } = await run(root, "import", join(samples, "library.yaml"));
  expect(code).toBe(2);
  expect(err).toContain("openspec/specs/books/spec.md (it is there already)");
  expect(readFileSync(join(root, "openspec/specs/books/spec.md"), "utf8")).toBe("mine");
  expect(existsSync(join(root, "openspec/config.yaml"))).toBe(false);
});

test("settings that are there stay as they are", async () => {
  const root = testProject({ "openspec/config.yaml": "specwright: {}\n" });
  const { code, out } = await run(root, "import", join(samples, "closed.json"), "--format", "json");
  expect(code).toBe(0);
  expect(JSON.parse(out).result).toEqual({
    files: ["openspec/specs/tickets/spec.md"],
    operations: 2,
    skipped: 0,
    losses: [],
  });
  expect(readFileSync(join(root, "openspec/config.yaml"), "utf8")).toBe("specwright: {}\n");
  const other = testProject({ "openspec/config.yaml": "specwright: {}\n" });
  const { out: told } = await run(other, "import", join(samples, "closed.json"));
  expect(told).toContain("note: openspec/config.yaml stays as it is.");
});

test("files beside and below the document are read, others are not", async () => {
  const root = testProject({});
  mkdirSync(join(root, "api/parts"), { recursive: true });
  writeFileSync(join(root, "secret.yaml"), "type: string\nenum: [SECRET]\n");
  symlinkSync(join(root, "secret.yaml"), join(root, "api/linked.yaml"));
  const paths = [
    "../secret.yaml",
    "linked.yaml",
    "https://example.com/a.yaml",
    "file:///etc/passwd",
    "/etc/passwd",
  ];
  const fields = paths.map((path, i) => `              f${i}: { $ref: "${path}" }`).join("\n");
  writeFileSync(
    join(root, "api/openapi.yaml"),
    `openapi: 3.1.0
info: { title: Escape, version: "1" }
paths:
  /a:
    get:
      responses:
        "200":
          content:
            application/json:
              schema:
                type: object
                properties:
${fields.replaceAll(/^ {14}/gm, "                  ")}
                  inside: { $ref: "parts/text.yaml" }
`,
  );
  writeFileSync(join(root, "api/parts/text.yaml"), "type: string\nenum: [INSIDE]\n");
  const { code, out } = await run(root, "import", "api/openapi.yaml", "--format", "json");
  expect(code).toBe(0);
  const losses: { reason: string; what: string }[] = JSON.parse(out).result.losses;
  expect(losses.filter(({ reason }) => reason === "reference").map(({ what }) => what)).toEqual(paths);
  const text = readFileSync(join(root, "openspec/specs/escape/spec.md"), "utf8");
  expect(text).toContain("INSIDE");
  expect(text).not.toContain("SECRET");
});

test.each([
  ["nothing at all", "api.yaml", null, "there is no such file"],
  ["no document", "api.yaml", "hello", "it says no `openapi:` version"],
  ["Swagger 2.0", "api.json", '{ "swagger": "2.0" }', "it is one of Swagger 2.0"],
  ["another version", "api.yaml", "openapi: 4.0.0", "its version is 4.0.0"],
  ["broken JSON", "api.json", '{ "openapi": ', "Unexpected end of JSON input"],
  ["aliases without end", "api.yaml", bomb(), "Excessive alias count"],
])("%s is refused with the reason", async (_what, name, text, reason) => {
  const root = testProject(text === null ? {} : { [name]: text });
  const { code, err } = await run(root, "import", name);
  expect(code).toBe(2);
  expect(err).toContain(reason);
  expect(existsSync(join(root, "openspec"))).toBe(false);
});

/** Each line holds the one before nine times. */
function bomb(): string {
  const lines = ["openapi: 3.0.0", "a0: &a0 [x]"];
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(", ")}]`,
    );
  return lines.join("\n");
}
