import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

// A lending library, written in German and Chinese: another project than the shop, run as its people would run it.

const here = import.meta.dirname;
const repository = resolve(here, "../../..");
let project = "";

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), "specwright-library-"));
  cpSync(join(here, "openspec"), join(project, "openspec"), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(project, "node_modules"));
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  const compilerOptions = { types: ["node"], incremental: true, tsBuildInfoFile: "types.tsbuildinfo" };
  const config = {
    extends: join(repository, "tsconfig.json"),
    compilerOptions,
    include: ["server", "features"],
  };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
});
afterAll(() => rmSync(project, { recursive: true }));

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, script), ...args], {
    cwd: project,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}
const specwright = (...args: readonly string[]) => run("generator/bin/specwright.mjs", ...args);
/** One line for each error that TypeScript finds. */
const typeErrors = (config = "."): readonly string[] =>
  run("node_modules/typescript/bin/tsc", "-p", config)
    .stdout.split("\n")
    .filter((line) => line.includes("error TS"));

interface Summary {
  readonly scenarios: { readonly passed: number; readonly failed: number; readonly unbound: number };
  readonly failures: readonly {
    readonly problems: readonly {
      readonly answer: { readonly line: string; readonly body: string } | null;
    }[];
  }[];
}
const accept = (): Summary => JSON.parse(specwright("test", "--format", "json").stdout);

function edit(path: string, change: (text: string) => string): void {
  const before = readFileSync(join(project, path), "utf8");
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(project, path), after);
}

test("the specification alone gives a server that compiles", () => {
  expect(specwright("check")).toMatchObject({ status: 0 });
  expect(specwright("generate")).toMatchObject({ status: 0 });
  expect(specwright("scaffold")).toMatchObject({ status: 0 });
  expect(typeErrors()).toEqual([]);
}, 120_000);

/** What a project may ask for that shares no setting with this repository. */
const strictest = {
  module: "nodenext",
  target: "es2023",
  lib: ["es2023"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  declaration: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  skipLibCheck: false,
};

const handwritten = `import { When } from "@cucumber/cucumber";
import { type AcceptanceWorld, Given, ownServer } from "@specwright/acceptance";

When("{string} liest", ownServer, async function (this: AcceptanceWorld, who: string) {
  await this.perform(Given("ein Buch", {}));
  const { status } = await this.request("GET", "/books", { as: { name: who, role: "leser" } });
  this.attach(JSON.stringify({ status, seen: this.answers.length }), "application/json");
});
`;

// Declarations are checked as well: what holds with them holds with `skipLibCheck`.
test("under its own settings it checks its own code and none of ours", () => {
  const settings = { compilerOptions: strictest, include: ["server", "features", "outside.ts"] };
  writeFileSync(join(project, "outside.ts"), handwritten);
  writeFileSync(join(project, "tsconfig.outside.json"), JSON.stringify(settings));
  const { stdout } = run("node_modules/typescript/bin/tsc", "-p", "tsconfig.outside.json", "--listFiles");
  const lines = stdout.split("\n");
  expect(lines.filter((line) => line.includes("error TS"))).toEqual([]);
  const ours = lines.filter((path) => path.startsWith(repository) && !path.includes("/node_modules/"));
  expect(ours.length).toBeGreaterThan(20);
  expect(ours.filter((path) => !path.endsWith(".d.ts"))).toEqual([]);
}, 120_000);

test("what is not written yet is answered 501, in the project's own error body, and is red", () => {
  const { scenarios, failures } = accept();
  expect(scenarios).toMatchObject({ passed: 4, failed: 13, unbound: 0 });
  const answers = failures.flatMap(({ problems }) =>
    problems.flatMap(({ answer }) => (answer === null ? [] : [answer])),
  );
  expect(new Set(answers.map(({ line }) => line))).toEqual(new Set(["501 application/json"]));
  expect(answers.map(({ body }) => JSON.parse(body))).toContainEqual({
    error: { code: "NOT_IMPLEMENTED", message: "postBooks is not written yet" },
  });
}, 120_000);

test("with the handlers written, every scenario is green, and scaffold has nothing to add", () => {
  cpSync(join(here, "samples/handlers"), join(project, "server/handlers"), { recursive: true });
  expect(typeErrors()).toEqual([]);
  expect(accept()).toMatchObject({ scenarios: { passed: 17, failed: 0, unbound: 0 }, failures: [] });
  expect(specwright("scaffold")).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("nothing is missing"),
  });
}, 120_000);

const newRequirement = `### Requirement: Ein Buch aussondern
The system SHALL nehmen mit \`DELETE /books/{number}\` ein Buch aus dem Bestand: \`204\`, sonst \`404 BOOK_UNKNOWN\`.

**Priority**: P2
**Rationale**: Auch Bücher werden alt.

#### Scenario: Ausgesondert
- **GIVEN** ein \`Book faust { title: "Faust" }\`
- **WHEN** jemand sondert es aus: \`DELETE /books/{faust.number}\`
- **THEN** ist es fort: \`204\`

### Requirement: Wie Fehler aussehen`;

test("a new operation makes tsc name the handler that is missing, and scaffold adds only that", () => {
  edit("openspec/specs/bestand/spec.md", (text) =>
    text.replace("### Requirement: Wie Fehler aussehen", newRequirement),
  );
  const written = readFileSync(join(project, "server/handlers/bestand.ts"), "utf8");
  expect(specwright("generate")).toMatchObject({ status: 0 });
  const errors = typeErrors();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^server\/handlers\/bestand\.ts.*'deleteBooksByNumber' is missing/);

  expect(specwright("scaffold")).toMatchObject({ status: 0 });
  const grown = readFileSync(join(project, "server/handlers/bestand.ts"), "utf8");
  const stub = grown.slice(grown.indexOf("    /** Ein Buch aussondern"), grown.indexOf("    },\n  };") + 7);
  expect(stub).toContain('return notImplemented("deleteBooksByNumber");');
  expect(grown.replace(stub, "").replace("import { refuse, notImplemented }", "import { refuse }")).toBe(
    written,
  );
  expect(accept().scenarios).toMatchObject({ passed: 17, failed: 1 });
}, 120_000);

test("a reply that is no longer declared makes tsc name the handler that still gives it", () => {
  edit("openspec/specs/ausleihe/spec.md", (text) =>
    text
      .replace("zweimal zurück `409 ALREADY_RETURNED`, ", "")
      .replace(/#### Scenario: Zweimal zurück[\s\S]*?(?=\n### )/, ""),
  );
  expect(specwright("generate")).toMatchObject({ status: 0 });
  const errors = typeErrors();
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^server\/handlers\/ausleihe\.ts/);
  expect(errors[0]).toContain("ALREADY_RETURNED");
}, 120_000);
