import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "../../1-parse/parse.js";
import { check } from "../../2-check/check.js";
import { noBindings } from "../../bindings.js";
import { noMemory } from "../../memory.js";
import type { SpecModel } from "../../model.js";
import { pythonFieldName } from "../../names/python-names.js";
import { defaultSettings } from "../../settings.js";
import { targets } from "../../targets.js";
import { emit } from "../emit.js";
import { model } from "../testing/parts.js";
import { shopModel } from "../testing/shop-model.js";
import { anySay, type Say, wickedSays } from "../testing/texts.js";
import { tortureModel } from "../testing/torture-model.js";
import { askPython, complaints, describeWithPython } from "./testing/python.js";

/** Words that Python, pydantic or our own files use, and texts that are long, foreign or full of quotes. */
const taken: { readonly [slot: number]: string } = {
  0: "Model",
  2: "Field",
  3: "class",
  5: `${"A sentence that no line can hold. ".repeat(8)}It says "quoted" and 'quoted' and \\d.`,
  6: "None",
  7: "modelConfig",
  9: "str",
  10: "_private",
  12: "copy",
  14: 'Says "no"',
  16: "It's",
  20: "PAID",
  22: '"""',
  38: "self",
  70: "errors",
  71: "errors/things",
  74: "Ends with a backslash \\",
};

const specs: Readonly<Record<string, Say>> = {
  plain: (slot) => `Text${slot}`,
  taken: (slot) => taken[slot] ?? `订单 ${slot}`,
  long: (slot) => `${"aVeryLongName".repeat(1 + (slot % 9))}${slot}`,
};

const outputs = {
  ...Object.fromEntries(
    Object.entries(specs).map(([name, say]) => [name, emit(tortureModel(say), ["python"])]),
  ),
  library: emit(libraryModel(), ["python"]),
  shop: emit(shopModel, ["python"]),
  nothing: emit(model({}), ["python"]),
};

/** The second domain, written in German and Chinese. */
function libraryModel(): SpecModel {
  const folder = fileURLToPath(new URL("../../tests/second-domain/openspec/specs/", import.meta.url));
  const sources = readdirSync(folder)
    .sort()
    .map((capability) => ({
      path: `openspec/specs/${capability}/spec.md`,
      text: readFileSync(join(folder, capability, "spec.md"), "utf8"),
    }));
  const settings = { ...defaultSettings, targets };
  const documents = sources.map(parse);
  const input = {
    documents,
    features: [],
    sources,
    settings,
    bindings: noBindings,
    memory: noMemory,
    asWritten: true,
  };
  return check(input).model;
}

describeWithPython("generated Python", () => {
  it("is formatted as ruff formats", () => {
    expect(complaints(outputs, ["ruff", "format", "--diff", "."])).toBe("");
  });

  it("is clean for the linter", () => {
    expect(complaints(outputs, ["ruff", "check", "--output-format", "concise", "."])).toBe("");
  });

  it("is clean for the strictest type checker", () => {
    // One run for all: each is a package of its own name.
    const packages = Object.entries(outputs).map(([name, files]) => [
      name,
      files.flatMap(({ path, text }) =>
        path.endsWith(".py") ? [{ path: path.replace("python/contract/", ""), text }] : [],
      ),
    ]);
    const mypy = ["mypy", "--strict", "--no-error-summary", ...Object.keys(outputs)];
    expect(complaints(Object.fromEntries(packages), mypy)).toBe("");
  }, 120_000);

  it("parses to a tree of the same shape, whatever the texts of a specification say", () => {
    const said = [...wickedSays, ...fc.sample(anySay, 35)];
    const files = said.map((say) => [...python(say), ...python(tame(say))]);
    const shapes = askPython(
      "shapes.py",
      files.flatMap((all) => all.map(({ text }) => text)),
    ) as readonly string[];
    const each = shapes.length / files.length;
    for (const [i, all] of files.entries()) {
      const [wild, twin] = [
        shapes.slice(i * each, (i + 0.5) * each),
        shapes.slice((i + 0.5) * each, (i + 1) * each),
      ];
      const off = wild.findIndex((shape, j) => shape !== twin[j]);
      expect(off === -1 ? "" : `${wild[off]}\n${all[off]?.path}\n${all[off]?.text}`).toBe("");
    }
  }, 120_000);
});

const python = (say: Say) => emit(tortureModel(say), ["python"]).filter(({ path }) => path.endsWith(".py"));

/** The same without anything wicked: a text that is no name for Python is one that is none here, and empty stays empty. */
const tame =
  (say: Say): Say =>
  (slot) => {
    const text = say(slot);
    if (text === "") return "";
    return pythonFieldName(text) === text ? `text${slot}x` : `Text ${slot}`;
  };
