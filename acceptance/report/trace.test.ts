import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { traceReader } from "./trace.js";

const path = "openspec/specs/notes/spec.md";
const specification = "## Requirements\n### Requirement: Read\n#### Scenario: One\n- **THEN** it is there\n";
const step = { requirement: "Read", scenario: "One", steps: ["it is there"], position: 0 };

describe("where a step stands in the specification", () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "specwright-trace-"));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const place = (scenario = "notes/read/one") => traceReader(root, "generated/trace.json")(scenario, step);

  it("is its file and line", () => {
    write("generated/trace.json", JSON.stringify({ notes: path }));
    write(path, specification);
    expect(place()).toEqual({ at: `${path}:4`, row: null });
  });

  it("is its file alone where that is gone or says something else", () => {
    write("generated/trace.json", JSON.stringify({ notes: path }));
    expect(place()).toEqual({ at: path, row: null });
    write(path, specification.replace("it is there", "it is gone"));
    expect(place()).toEqual({ at: path, row: null });
  });

  it("is not known where no file is named", () => {
    expect(place()).toBeNull();
    write("generated/trace.json", JSON.stringify({ notes: path, constructor: 1 }));
    expect([place("others/read/one"), place("constructor/read/one")]).toEqual([null, null]);
    write("generated/trace.json", "{");
    expect(place()).toBeNull();
  });
});
