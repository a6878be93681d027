import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { entity } from "../2-check/testing/checked.js";
import { compileSources, errorsOf, fileText, spec } from "../tests/laws/compile-sources.js";
import { imported } from "../tests/laws/imported.js";
import type { TextForm } from "./scalar.js";
import { type ScalarName, scalarNames, scalars } from "./scalars.js";

const generator = join(import.meta.dirname, "..");

/** An entity with a field of each scalar, from its text to all that is made of it. */
const everything = compileSources(
  [
    spec(
      "things",
      `# things\n\n## Purpose\nThings.\n\n## Requirements\n\n### Requirement: Show a thing
The system SHALL answer \`GET /things/{date}\` with \`200 Thing\`.
${entity("Thing", ...scalarNames.map((name) => `\`${name}\` | ${name} | |`))}
#### Scenario: A thing
- **WHEN** \`GET /things/1\`
- **THEN** \`200\`
`,
    ),
  ],
  { targets: ["typescript", "python"] },
);

const forms = scalarNames.flatMap((name): readonly (readonly [ScalarName, TextForm])[] => {
  const scalar = scalars[name];
  return scalar.kind === "text" && scalar.form !== null ? [[name, scalar.form]] : [];
});

describe("the scalars", () => {
  it("are those of the page", () => {
    const page = readFileSync(join(generator, "../docs/contract.md"), "utf8");
    const listed = /^scalar +=(.*);$/m.exec(page)?.[1] ?? "";
    expect(listed.split("|").map((each) => each.trim())).toEqual(scalarNames.map((name) => `"${name}"`));
  });

  it("are read, checked and printed in every target, each as it says", async () => {
    expect(errorsOf(everything)).toEqual([]);
    const document = JSON.parse(fileText(everything, "openapi.json"));
    const { properties } = document.components.schemas.Thing;
    const schemas = fileText(everything, "schemas.ts");
    const models = fileText(everything, "python/contract/models.py");
    for (const name of scalarNames) {
      const { zod, jsonSchema, python } = scalars[name];
      expect(properties[name], name).toMatchObject(jsonSchema);
      expect(schemas).toContain(zod.from === "kernel" ? `: ${zod.text}(),` : `: z.${zod.text},`);
      expect(models).toMatch(new RegExp(`^    \\w+: (?:Annotated\\[)?${python.name}\\b`, "m"));
    }
    const { Thing } = await imported(schemas);
    for (const [name, { example }] of forms)
      expect(Thing?.shape[name]?.safeParse(example).success, name).toBe(true);
  });

  it.each(forms)("%s knows texts of its own form alone", (_, form) => {
    const first =
      form.sample.kind === "fixed" ? form.sample.text : `${form.sample.before("a")}1${form.sample.after}`;
    const others =
      form.another === null ? [] : Array.from({ length: 50 }, (_, n) => form.another?.(first, n));
    const texts = [first, form.example, ...(form.inPath?.texts ?? []), ...others];
    for (const text of texts) expect(text).toMatch(form.pattern);
    for (const text of form.inPath?.texts ?? [])
      for (const letter of text) expect(letter).toMatch(form.inPath?.letters ?? /^$/);
    expect(new Set(others).size).toBe(others.length);
  });
});

describe("no phase", () => {
  const files = ["1-parse", "2-check", "3-emit"].flatMap((phase) =>
    readdirSync(join(generator, phase), { recursive: true, encoding: "utf8" })
      .map((file) => `${phase}/${file.replaceAll("\\", "/")}`)
      .filter((file) => file.endsWith(".ts") && !/\.test\.ts$|\/testing\/|\/samples\//.test(file)),
  );

  it("names a scalar, or distinguishes scalars by their names", () => {
    const ofForms = forms.map(([name]) => `"${name}"`);
    const found = files.flatMap((file) => {
      const text = readFileSync(join(generator, file), "utf8");
      const named = ofForms.filter((name) => text.includes(name));
      const compared = text.match(/scalar [!=]== "[^"]*"/g) ?? [];
      return [...named, ...compared].map((what) => `${file}: ${what}`);
    });
    expect(files.length).toBeGreaterThan(200);
    expect(found).toEqual([]);
  });
});
