import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folderInProcess, folderOnDisk } from "./kept-folder.js";
import { resultMemory } from "./result-memory.js";
import { testProject } from "./testing/test-project.js";

const notes = { id: "notes", key: "text 1" };
const never = (): never => {
  throw new Error("asked again");
};

describe.each([
  ["on the disk", () => folderOnDisk(join(testProject({}), "results"))],
  ["in a process", folderInProcess],
])("results kept %s", (_, open) => {
  const kept = () => {
    const folder = open();
    const memory = resultMemory(folder, "build 1");
    memory.recall(notes, "lines", () => [["a", 1]]);
    memory.save();
    return folder;
  };

  it("come back in a later compilation, and need not be made", () => {
    expect(resultMemory(kept(), "build 1").recall(notes, "lines", never)).toEqual([["a", 1]]);
  });

  it("are of one key, one name and one build", () => {
    const folder = kept();
    const made = () => "new";
    expect(resultMemory(folder, "build 1").recall({ ...notes, key: "text 2" }, "lines", made)).toBe("new");
    expect(resultMemory(folder, "build 1").recall(notes, "counts", made)).toBe("new");
    expect(resultMemory(folder, "build 2").recall(notes, "lines", made)).toBe("new");
  });

  it("are made each time where there is no key, or where they will not last", () => {
    const folder = open();
    for (const result of ["first", "second"]) {
      const memory = resultMemory(folder, "build 1");
      expect(memory.recall({ id: "a", key: null }, "name", () => result)).toBe(result);
      expect(
        memory.recall(
          notes,
          "name",
          () => result,
          () => false,
        ),
      ).toBe(result);
      memory.save();
    }
  });

  it("go with the part they are of", () => {
    const folder = kept();
    const other = resultMemory(folder, "build 1");
    other.recall({ id: "other", key: "text" }, "lines", () => []);
    other.save();
    expect(resultMemory(folder, "build 1").recall(notes, "lines", () => "new")).toBe("new");
  });
});

it("a result of which a byte is damaged is none", () => {
  const path = join(testProject({}), "results");
  const memory = resultMemory(folderOnDisk(path), "build 1");
  memory.recall(notes, "lines", () => ["whole"]);
  memory.save();
  const [file = ""] = readdirSync(path);
  writeFileSync(join(path, file), readFileSync(join(path, file), "utf8").replace("whole", "wrong"));
  expect(resultMemory(folderOnDisk(path), "build 1").recall(notes, "lines", () => "new")).toBe("new");
});
