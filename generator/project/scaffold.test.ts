import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { credential, field } from "../3-emit/testing/parts.js";
import type { SpecModel } from "../model.js";
import {
  interfacesOf,
  modelOf,
  type SampleProject,
  sampleFolder,
  sampleProject,
} from "./scaffold/sample-project.js";
import { scaffold } from "./scaffold.js";

// TypeScript is asked what is spread and inherited, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let folder = "";
let project: SampleProject;
let count = 0;
beforeAll(() => {
  folder = sampleFolder();
});
beforeEach(() => {
  project = sampleProject(join(folder, `project-${++count}`));
});
afterAll(() => rmSync(folder, { recursive: true }));

const library = modelOf({ lending: ["getLoans", "postLoans"], "identity/user-auth": ["postSessions"] });

async function run(model: SpecModel, dryRun = false) {
  project.write("generated/handlers.ts", interfacesOf(model));
  project.write(
    "generated/routes.ts",
    `import { bindRoutes, type Routes } from "@specwright/http";
import type { Handlers } from "./handlers.js";
export type Credentials = { readonly Bearer: string } | { readonly Basic: string };
export function createRoutes(handlers: Handlers): Routes {
  return bindRoutes({ operations: [], errors: {}, errorBody: { media: "", templates: [] } }, handlers);
}
`,
  );
  return scaffold(model, project.paths, { dryRun });
}

/** Projects that are meant not to compile. */
const broken: string[] = [];
const isBroken = () => broken.push(`project-${count}`);
const strict = {
  noEmit: true,
  strict: true,
  target: "es2023",
  lib: ["es2023"],
  module: "nodenext",
  types: ["node"],
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  skipLibCheck: true,
};

describe("a project that starts from its specification", () => {
  test("gets handlers, a server and an application, which compile", async () => {
    const { files, diagnostics, orphaned } = await run(library);
    expect(diagnostics).toEqual([]);
    expect(orphaned).toEqual([]);
    expect(files).toEqual([
      { path: "features/support/app.ts", outcome: "created", added: ["application"] },
      { path: "handlers/all-handlers.ts", outcome: "created", added: ["identity/user-auth", "lending"] },
      { path: "handlers/identity/user-auth.ts", outcome: "created", added: ["postSessions"] },
      { path: "handlers/lending.ts", outcome: "created", added: ["getLoans", "postLoans"] },
      { path: "main.ts", outcome: "created", added: ["server"] },
    ]);
    expect(project.read("handlers/lending.ts")).toMatchInlineSnapshot(`
      "import { notImplemented } from "@specwright/http";
      import type { LendingHandlers } from "../generated/handlers.js";

      /** Written once: from here on this file is yours. */
      export function createLendingHandlers(): LendingHandlers {
        return {
          /** Answer getLoans: \`GET /getLoans\` */
          async getLoans() {
            return notImplemented("getLoans");
          },
          /** Answer postLoans: \`GET /postLoans\` */
          async postLoans() {
            return notImplemented("postLoans");
          },
        };
      }
      "
    `);
  });

  test("changes nothing when run again", async () => {
    await run(library);
    const { files, diagnostics } = await run(library);
    expect(diagnostics).toEqual([]);
    expect(new Set(files.map(({ outcome }) => outcome))).toEqual(new Set(["unchanged"]));
    expect(files).toHaveLength(4);
  });

  test("shows what would happen in a dry run, and writes nothing", async () => {
    const { files } = await run(library, true);
    expect(files).toHaveLength(5);
    expect(() => project.read("main.ts")).toThrow("ENOENT");
  });

  test("needs no authentication unless the specification does", async () => {
    const [first, ...rest] = library.operations;
    if (first === undefined) throw new Error("no operation");
    const authentication = { ways: [[{ credential: credential("Bearer"), roles: [] }]], needed: true };
    await run({ ...library, operations: [{ ...first, authentication }, ...rest] });
    expect(project.read("main.ts")).toContain("createApp(createRoutes(createHandlers()), { authenticate })");
    expect(project.read("features/support/app.ts")).toContain("{ now, authenticate }");
    expect(project.read("features/support/credentials.ts")).toContain("  Bearer: encodeURIComponent(");
  });

  test("gets what makes credentials when the specification asks for them later, too", async () => {
    await run(library);
    expect(() => project.read("features/support/credentials.ts")).toThrow("ENOENT");
    const authentication = { ways: [[{ credential: credential("Basic"), roles: [] }]], needed: true };
    const [first, ...rest] = library.operations;
    if (first === undefined) throw new Error("no operation");
    const { files, diagnostics } = await run({
      ...library,
      operations: [{ ...first, authentication }, ...rest],
    });
    const changed = files.filter(({ outcome }) => outcome !== "unchanged");
    expect(changed.map(({ path }) => path)).toEqual([
      "features/support/credentials.ts",
      "handlers/authenticate.ts",
    ]);
    // Both were made without it, and would not start.
    expect(diagnostics.map(({ at, message }) => [at.path, /“(.*?)”/.exec(message)?.[1]]).sort()).toEqual([
      ["features/support/app.ts", "authenticate"],
      ["main.ts", "authenticate"],
    ]);
  });
});

describe("what a program is made with", () => {
  test("names all that a program lacks, in one diagnostic, and passes it itself where it makes one", async () => {
    const [first, ...rest] = library.operations;
    if (first === undefined) throw new Error("no operation");
    const asking = {
      ...first,
      authentication: { ways: [[{ credential: credential("Bearer"), roles: [] }]], needed: true },
      headers: [field("Idempotency-Key", { kind: "scalar", scalar: "string" })],
    };
    await run(library);
    const { diagnostics } = await run({ ...library, operations: [asking, ...rest] });
    expect(diagnostics.map(({ at }) => at.path).sort()).toEqual(["features/support/app.ts", "main.ts"]);
    for (const { message, hint } of diagnostics) {
      expect(message).toContain("“authenticate” and “idempotencyStore”");
      expect(hint).toContain("createApp(…, { authenticate, idempotencyStore: null })");
    }
    project.remove("main.ts");
    await run({ ...library, operations: [asking, ...rest] });
    expect(project.read("main.ts")).toContain("{ authenticate, idempotencyStore: null })");
  });
});

describe("when a capability takes the place of another", () => {
  const members = modelOf({ members: ["getMembers"] });
  const all = "handlers/all-handlers.ts";

  test.each(["its file is deleted", "its file is kept"])(
    "the new one is joined although %s",
    async (what) => {
      await run(modelOf({ lending: ["getLoans"] }));
      if (what === "its file is deleted") project.remove("handlers/lending.ts");
      const { files } = await run(members);
      const changed = files.filter(({ outcome }) => outcome !== "unchanged").map(({ path }) => path);
      expect(changed.sort()).toEqual([all, "handlers/members.ts"]);
      expect(project.read(all)).toContain("...createMembersHandlers(),");
      expect((await run(members)).files.every(({ outcome }) => outcome === "unchanged")).toBe(true);
      // What is left of the other capability compiles no more, and only people remove code.
      project.remove(".");
    },
  );

  test("what joins all handlers is made anew where it was deleted", async () => {
    await run(modelOf({ lending: ["getLoans"] }));
    project.remove(all);
    const { files, diagnostics } = await run(modelOf({ lending: ["getLoans"], members: ["getMembers"] }));
    expect(diagnostics).toEqual([]);
    expect(files.find(({ path }) => path === all)?.outcome).toBe("created");
    expect(project.read(all)).toContain("...createLendingHandlers(),");
    expect(project.read(all)).toContain("...createMembersHandlers(),");
  });
});

describe("when the specification grows", () => {
  test("operations and capabilities are added where they belong", async () => {
    await run(library);
    const grown = modelOf({
      lending: ["getLoans", "postLoans", "getLoansById"],
      "identity/user-auth": ["postSessions"],
      members: ["getMembers"],
    });
    const { files, diagnostics } = await run(grown);
    expect(diagnostics).toEqual([]);
    expect(files.filter(({ outcome }) => outcome !== "unchanged")).toEqual([
      { path: "handlers/all-handlers.ts", outcome: "extended", added: ["members"] },
      { path: "handlers/lending.ts", outcome: "extended", added: ["getLoansById"] },
      { path: "handlers/members.ts", outcome: "created", added: ["getMembers"] },
    ]);
    expect(project.read("handlers/all-handlers.ts")).toMatchInlineSnapshot(`
      "import type { Handlers } from "../generated/handlers.js";
      import { createIdentity_UserAuthHandlers } from "./identity/user-auth.js";
      import { createLendingHandlers } from "./lending.js";
      import { createMembersHandlers } from "./members.js";

      /** All handlers. A fresh set for each application, so that every scenario begins with nothing. */
      export function createHandlers(): Handlers {
        return {
          ...createIdentity_UserAuthHandlers(),
          ...createLendingHandlers(),
          ...createMembersHandlers(),
        };
      }
      "
    `);
  });

  test("a handler whose operation is gone is named with its place, and stays", async () => {
    isBroken();
    await run(library);
    const text = project.read("handlers/lending.ts");
    const { orphaned, diagnostics } = await run(
      modelOf({ lending: ["getLoans"], "identity/user-auth": ["postSessions"] }),
    );
    expect(orphaned).toEqual([{ name: "postLoans", path: "handlers/lending.ts", line: 12, column: 5 }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["scaffold-orphan"]);
    expect(project.read("handlers/lending.ts")).toBe(text);
  });

  test("handlers of a capability that is gone are named too", async () => {
    isBroken();
    await run(library);
    const { orphaned } = await run(modelOf({ lending: ["getLoans", "postLoans"] }));
    expect(orphaned.map(({ name, path }) => [name, path])).toEqual([
      ["postSessions", "handlers/identity/user-auth.ts"],
    ]);
  });
});

describe("what people wrote in their own way", () => {
  const lending = modelOf({ lending: ["getLoans", "postLoans"] });
  const types = 'import type { LendingHandlers } from "../generated/handlers.js";\n';
  const body = 'async getLoans() { return "loans"; }';

  async function grows(path: string, text: string): Promise<string> {
    project.write(path, text);
    const { files, diagnostics } = await run(lending);
    expect(diagnostics).toEqual([]);
    expect(files.find((file) => file.path === path)).toEqual({
      path,
      outcome: "extended",
      added: ["postLoans"],
    });
    const again = await run(lending);
    expect(again.files.every(({ outcome }) => outcome === "unchanged")).toBe(true);
    return project.read(path);
  }

  test("a renamed file, a renamed constant and a renamed type", async () => {
    const text = await grows(
      "handlers/deep/books.ts",
      `import type { LendingHandlers as Lent } from "../../generated/handlers.js";\n\nexport const books: Lent = { ${body} };\n`,
    );
    expect(text).toMatchInlineSnapshot(`
      "import type { LendingHandlers as Lent } from "../../generated/handlers.js";
      import { notImplemented } from "@specwright/http";

      export const books: Lent = { async getLoans() { return "loans"; }, 
        /** Answer postLoans: \`GET /postLoans\` */
        async postLoans() {
          return notImplemented("postLoans");
        },
      };
      "
    `);
  });

  test("arrow functions, satisfies, and a comment behind the last one", async () => {
    const text = await grows(
      "handlers/books.ts",
      `${types}\nexport const books = () =>\n\t({\n\t\tgetLoans: async () => "loans" // not sorted\n\t}) satisfies LendingHandlers;\n`,
    );
    expect(text).toMatchInlineSnapshot(`
      "import type { LendingHandlers } from "../generated/handlers.js";
      import { notImplemented } from "@specwright/http";

      export const books = () =>
      	({
      		getLoans: async () => "loans", // not sorted
      		/** Answer postLoans: \`GET /postLoans\` */
      		async postLoans() {
      			return notImplemented("postLoans");
      		},
      	}) satisfies LendingHandlers;
      "
    `);
  });

  test("a class", async () => {
    const text = await grows(
      "handlers/books.ts",
      `${types}\nexport class Books implements LendingHandlers {\n  readonly #loans = "loans";\n\n  async getLoans() {\n    return this.#loans;\n  }\n}\n\nexport const createHandlers = () => new Books();\n`.replace(
        "createHandlers",
        "createBooks",
      ),
    );
    expect(text).toMatchInlineSnapshot(`
      "import type { LendingHandlers } from "../generated/handlers.js";
      import { notImplemented } from "@specwright/http";

      export class Books implements LendingHandlers {
        readonly #loans = "loans";

        async getLoans() {
          return this.#loans;
        }
        /** Answer postLoans: \`GET /postLoans\` */
        postLoans: LendingHandlers["postLoans"] = async () => notImplemented("postLoans");
      }

      export const createBooks = () => new Books();
      "
    `);
  });

  test("other objects spread into it, from this file and from elsewhere", async () => {
    project.write("lib/reads.ts", `export const reads = { ${body} };\n`);
    const grown = modelOf({ lending: ["getLoans", "postLoans", "deleteLoans"] });
    project.write(
      "handlers/books.ts",
      `${types}import { reads } from "../lib/reads.js";\nconst writes = () => ({ postLoans: async () => "lent" });\n\nexport const books: LendingHandlers = { ...reads, ...writes() };\n`,
    );
    const { files, diagnostics } = await run(grown);
    expect(diagnostics).toEqual([]);
    expect(files.find(({ path }) => path === "handlers/books.ts")?.added).toEqual(["deleteLoans"]);
  });

  test("a base class that has some of them", async () => {
    const text = await grows(
      "handlers/books.ts",
      `${types}class Base {\n  ${body}\n}\nexport class Books extends Base implements LendingHandlers {}\n`,
    );
    expect(text).toContain(
      'postLoans: LendingHandlers["postLoans"] = async () => notImplemented("postLoans");',
    );
  });

  test("one object for everything, right where the routes are made", async () => {
    project.write("features/support/app.ts", "export {};\n");
    const text = await grows(
      "main.ts",
      `import { createRoutes } from "./generated/routes.js";\n\nexport const routes = createRoutes({\n  ${body},\n});\n`,
    );
    expect(text).toMatchInlineSnapshot(`
      "import { createRoutes } from "./generated/routes.js";
      import { notImplemented } from "@specwright/http";

      export const routes = createRoutes({
        async getLoans() { return "loans"; },
        /** Answer postLoans: \`GET /postLoans\` */
        async postLoans() {
          return notImplemented("postLoans");
        },
      });
      "
    `);
  });

  test("an object that no type names", async () => {
    project.write("handlers/books.ts", `export const books = {\n  ${body},\n};\n`);
    const { files } = await run(lending);
    expect(files.find(({ path }) => path === "handlers/books.ts")?.added).toEqual(["postLoans"]);
  });

  test("a name of the kernel that means something else here", async () => {
    const text = await grows(
      "handlers/books.ts",
      `${types}const notImplemented = "loans";\nexport const books: LendingHandlers = { getLoans: async () => notImplemented };\n`,
    );
    expect(text).toContain("import { notImplemented as notImplemented_ } from");
  });

  test("handlers made elsewhere are located, with what to paste", async () => {
    isBroken();
    project.write("lib/make.ts", `export const make = () => ({ ${body} });\n`);
    const text = `${types}import { make } from "../lib/make.js";\nexport const books: LendingHandlers = make();\n`;
    project.write("handlers/books.ts", text);
    const { diagnostics, sources } = await run(lending);
    const [diagnostic] = diagnostics;
    expect(diagnostic?.code).toBe("scaffold-not-extendable");
    expect(text.slice(diagnostic?.at.start, diagnostic?.at.end)).toBe("make()");
    expect(diagnostic?.message).toContain("“postLoans”");
    expect(diagnostic?.hint).toContain("async postLoans() {");
    expect(sources.map(({ path }) => path)).toContain("handlers/books.ts");
    expect(project.read("handlers/books.ts")).toBe(text);
  });

  test("a file that does not parse is left alone", async () => {
    isBroken();
    const text = `${types}export const books: LendingHandlers = { ${body} ;\n`;
    project.write("handlers/books.ts", text);
    const { diagnostics } = await run(lending);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["scaffold-not-extendable", "Cannot add “postLoans” here: the file does not parse."],
    ]);
    expect(project.read("handlers/books.ts")).toBe(text);
  });

  test("a file of ours that people wrote for something else is left alone", async () => {
    isBroken();
    project.write("handlers/lending.ts", "export const fee = 3;\n");
    const { diagnostics } = await run(lending);
    expect(diagnostics.map(({ at, code }) => [code, at.path])).toEqual([
      ["scaffold-not-extendable", "handlers/lending.ts"],
    ]);
    expect(project.read("handlers/lending.ts")).toBe("export const fee = 3;\n");
  });

  test("doubles for tests do not grow", async () => {
    const double = `${types.replace("..", "..")}export const books = { ${body} } as unknown as LendingHandlers;\n`;
    project.write("handlers/books.test.ts", double);
    await run(lending);
    expect(project.read("handlers/books.test.ts")).toBe(double);
  });
});

test("all of this compiles, under the strictest flags", () => {
  const kernel = join(import.meta.dirname, "../../http/kernel.ts");
  const compilerOptions = { ...strict, paths: { "@specwright/http": [kernel] } };
  const exclude = ["node_modules", ...broken];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, exclude }));
  const tsc = join(import.meta.dirname, "../../node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  expect(stdout).toBe("");
}, 60_000);
