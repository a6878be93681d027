import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "../1-parse/parse.js";
import type { Planned } from "../memory.js";
import type { Capability } from "../model.js";
import { folderInProcess, folderOnDisk, type KeptFolder } from "./kept-folder.js";
import { resultMemory } from "./result-memory.js";
import { testProject } from "./testing/test-project.js";

const notes = { id: "notes", key: "text 1" };
const always = (): boolean => true;
const never = (): never => {
  throw new Error("asked again");
};
const planOf = (purpose: string): Planned<Capability> => ({
  part: { id: "notes", purpose, requirements: [], path: "spec.md" },
  mistakes: [],
});

/** The purpose of what a memory knows of the notes, or of what is planned now. */
function purposeIn(folder: KeptFolder, build = "build 1", key = notes): string {
  return resultMemory(folder, build).planned(key, () => planOf("new"), always).part.purpose;
}

describe.each([
  ["on the disk", () => folderOnDisk(join(testProject({}), "results"))],
  ["in a process", folderInProcess],
])("results kept %s", (_, open) => {
  const kept = () => {
    const folder = open();
    const memory = resultMemory(folder, "build 1");
    const { part } = memory.planned(notes, () => planOf("old"), always);
    memory.recall(part, "lines", () => [["a", 1]]);
    memory.save();
    return folder;
  };

  it("come back in a later compilation, and need not be made", () => {
    const memory = resultMemory(kept(), "build 1");
    const planned = memory.planned<Capability>(notes, never, always);
    expect(planned).toEqual(planOf("old"));
    expect(memory.recall(planned.part, "lines", never)).toEqual([["a", 1]]);
  });

  it("are of one key, one name and one build", () => {
    const folder = kept();
    expect(purposeIn(folder, "build 1", { ...notes, key: "text 2" })).toBe("new");
    expect(purposeIn(folder, "build 2")).toBe("new");
    const memory = resultMemory(folder, "build 1");
    const { part } = memory.planned<Capability>(notes, never, always);
    expect(memory.recall(part, "counts", () => "new")).toBe("new");
  });

  it("are made each time where there is no key, or where they will not last", () => {
    const folder = open();
    for (const purpose of ["first", "second"]) {
      const memory = resultMemory(folder, "build 1");
      const plan = () => planOf(purpose);
      const keyless = memory.planned({ id: "a", key: null }, plan, always);
      expect(keyless).toEqual(planOf(purpose));
      expect(memory.recall(keyless.part, "name", () => purpose)).toBe(purpose);
      expect(memory.nameOf(keyless.part)).toBeNull();
      expect(memory.planned(notes, plan, () => false)).toEqual(planOf(purpose));
      memory.save();
    }
  });

  it("have a name that is the same as long as their key is", () => {
    const nameOf = (key: string) => {
      const memory = resultMemory(open(), "build 1");
      return memory.nameOf(memory.planned({ id: "notes", key }, () => planOf(""), always).part);
    };
    expect(nameOf("text 1")).toBe(nameOf("text 1"));
    expect(nameOf("text 1")).not.toBe(nameOf("text 2"));
  });

  it("of a document are those of its text", () => {
    const folder = open();
    const source = { path: "openspec/specs/notes/spec.md", text: "# notes" };
    const namesOf = (text: string, make: () => string): string => {
      const document = parse(source);
      const memory = resultMemory(folder, "build 1");
      memory.parsed(document, { ...source, text });
      const names = memory.recall(document, "names", make);
      memory.save();
      return names;
    };
    expect(namesOf("# notes", () => "old")).toBe("old");
    expect(namesOf("# notes", never)).toBe("old");
    expect(namesOf("# other", () => "new")).toBe("new");
  });

  it("go with the part they are of", () => {
    const folder = kept();
    const other = resultMemory(folder, "build 1");
    other.planned({ id: "other", key: "text" }, () => planOf(""), always);
    other.save();
    expect(purposeIn(folder)).toBe("new");
  });
});

it("a result of which a byte is damaged is none", () => {
  const path = join(testProject({}), "results");
  const memory = resultMemory(folderOnDisk(path), "build 1");
  memory.planned(notes, () => planOf("whole"), always);
  memory.save();
  const [file = ""] = readdirSync(path);
  writeFileSync(join(path, file), readFileSync(join(path, file), "utf8").replace("whole", "wrong"));
  expect(purposeIn(folderOnDisk(path))).toBe("new");
});
