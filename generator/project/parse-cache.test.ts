import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "../1-parse/parse.js";
import { folderOnDisk } from "./kept-folder.js";
import { parseCache } from "./parse-cache.js";
import { notesSpec } from "./testing/notes.js";
import { testProject } from "./testing/test-project.js";

const source = { path: "openspec/specs/notes/spec.md", text: notesSpec };

const cacheIn = (folder: string, build = "build 1") => parseCache(folderOnDisk(folder), build);

describe("kept parses", () => {
  const kept = () => {
    const folder = join(testProject({}), "cache");
    cacheIn(folder).put(source, parse(source));
    return folder;
  };

  it("come back exactly as they were parsed", () => {
    expect(cacheIn(kept()).get(source)).toEqual(parse(source));
  });

  it("are of one text, one path and one build", () => {
    const folder = kept();
    expect(cacheIn(folder, "build 2").get(source)).toBeNull();
    expect(cacheIn(folder).get({ ...source, text: `${notesSpec} ` })).toBeNull();
    expect(cacheIn(folder).get({ ...source, path: "openspec/specs/other/spec.md" })).toBeNull();
  });

  it("are forgotten where a single byte is damaged, or the end is missing", () => {
    const folder = kept();
    const [name = ""] = readdirSync(folder);
    const whole = readFileSync(join(folder, name), "utf8");
    for (const damaged of [whole.slice(0, -1), whole.replace("Notes", "notes"), "", "\n", "{}\n{}"]) {
      writeFileSync(join(folder, name), damaged);
      expect(cacheIn(folder).get(source)).toBeNull();
    }
  });

  it("are removed when they are not asked for any more", () => {
    const folder = kept();
    cacheIn(folder).prune();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("cost nothing but time where they cannot be kept", () => {
    const root = testProject({ file: "" });
    const cache = cacheIn(join(root, "file/below"));
    cache.put(source, parse(source));
    expect(cache.get(source)).toBeNull();
    cache.prune();
  });
});
