import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import type { SourceFile } from "../source.js";
import type { Diagnostic } from "./diagnostic.js";
import { renderGithub } from "./github.js";
import { renderJson } from "./json.js";
import { renderPretty } from "./pretty.js";
import { makeReport } from "./report.js";

const source: SourceFile = {
  path: "openspec/specs/orders/spec.md",
  text: "# Orders\n\nIt answers `201 Ordr`.\nMade by `Order`, 100% of it\n",
};
const span = (text: string, path = source.path) => {
  const start = source.text.indexOf(text);
  return { path, start, end: start + text.length };
};
const unknown: Diagnostic = {
  code: "unknown-entity",
  severity: "error",
  message: "No entity is called `Ordr`.",
  hint: "Did you mean `Order`?",
  at: span("Ordr"),
  related: [{ message: "Declared here.", at: span("Order`") }],
};
const stale: Diagnostic = {
  code: "output-stale",
  severity: "warning",
  message: "100%\nout of date: \u001b[2J, see",
  hint: null,
  at: { path: "generated/a,b:c.ts", start: 0, end: 0 },
  related: [],
};
const report = makeReport([unknown, stale], [source], new Map([[stale.at.path, "@@ line 1 @@\n-old\n+new"]]));
const options = { colors: picocolors.createColors(false), width: 80, prefix: "" };

describe("pretty", () => {
  it("shows place, code, line, fix, related places and a count", () => {
    expect(renderPretty(report, options)).toBe(
      [
        "generated/a,b:c.ts warning[output-stale] 100%\\u{a}out of date: \\u{1b}[2J, see",
        "    @@ line 1 @@",
        "    -old",
        "    +new",
        "",
        "openspec/specs/orders/spec.md:3:17 error[unknown-entity] No entity is called `Ordr`.",
        "  3 | It answers `201 Ordr`.",
        "    |                 ^^^^",
        "  fix: Did you mean `Order`?",
        "  see: openspec/specs/orders/spec.md:4:10 Declared here.",
        "  4 | Made by `Order`, 100% of it",
        "    |          ^^^^^^",
        "",
        "1 error, 1 warning",
        "",
      ].join("\n"),
    );
  });

  it("keeps the lines of code that a hint gives to paste", () => {
    const [first] = report.diagnostics;
    if (first === undefined) throw new Error("no diagnostic");
    const pasted = makeReport([{ ...first, hint: 'Paste it:\nimport { a } from "b";\na();' }], []);
    expect(renderPretty(pasted, options)).toContain(
      '\n  fix: Paste it:\n    import { a } from "b";\n    a();\n',
    );
  });

  it("puts the way to the project before each path, and colours where asked", () => {
    const colors = picocolors.createColors(true);
    expect(renderPretty(report, { ...options, prefix: "shop/" })).toContain(
      "\nshop/openspec/specs/orders/spec.md:3:17 ",
    );
    expect(renderPretty(report, { ...options, colors })).toContain("\u001b[31m^^^^\u001b[39m");
  });

  it("says nothing where there is nothing to say", () => {
    expect(renderPretty(makeReport([], []), options)).toBe("");
  });

  it("shows a span of several lines by its first, and the last line of a file by itself", () => {
    const long = { ...unknown, at: { path: source.path, start: 10, end: 60 }, related: [], hint: null };
    expect(renderPretty(makeReport([long], [source]), options)).toContain(
      "^".repeat("It answers `201 Ordr`.".length),
    );
    const end = { ...long, at: { path: source.path, start: source.text.length, end: source.text.length } };
    expect(renderPretty(makeReport([end], [source]), options)).toContain("  5 | \n    | ^\n");
  });
});

describe("json", () => {
  it("is one document with places from 1", () => {
    const document = JSON.parse(renderJson(report, "check", false, { made: 1 }));
    expect(document).toMatchObject({ version: 1, command: "check", ok: false, result: { made: 1 } });
    expect(document.counts).toEqual({ error: 1, warning: 1, info: 0 });
    expect(document.diagnostics[1]).toEqual({
      code: "unknown-entity",
      severity: "error",
      message: "No entity is called `Ordr`.",
      hint: "Did you mean `Order`?",
      path: "openspec/specs/orders/spec.md",
      start: { line: 3, column: 17 },
      end: { line: 3, column: 21 },
      related: [
        {
          message: "Declared here.",
          path: "openspec/specs/orders/spec.md",
          start: { line: 4, column: 10 },
          end: { line: 4, column: 16 },
        },
      ],
      diff: null,
    });
    expect(document.diagnostics[0].diff).toBe("@@ line 1 @@\n-old\n+new");
  });
});

describe("github", () => {
  it("is one escaped annotation a diagnostic", () => {
    expect(renderGithub(report, "shop/").split("\n")).toEqual([
      "::warning file=shop/generated/a%2Cb%3Ac.ts,line=1,endLine=1,col=1,title=output-stale::100%25\\u{a}out of date: \\u{1b}[2J, see%0A@@ line 1 @@%0A-old%0A+new",
      "::error file=shop/openspec/specs/orders/spec.md,line=3,endLine=3,col=17,endColumn=20,title=unknown-entity::No entity is called `Ordr`.%0Afix: Did you mean `Order`?%0Asee: openspec/specs/orders/spec.md:4:10 Declared here.",
      "",
    ]);
  });
});

describe("very many diagnostics", () => {
  const many = Array.from({ length: 100_000 }, (_, i) => (i === 99_999 ? unknown : stale));
  const all = makeReport(many, [source]);

  it("are counted, and at most a thousand of them reported, errors first", () => {
    expect(all.diagnostics).toHaveLength(1000);
    expect(all.diagnostics).toContain(unknown);
    expect(all.counts).toEqual({ error: 1, warning: 99_999, info: 0 });
  });

  it.each([
    ["pretty", renderPretty(all, options), "… and 99000 more"],
    ["github", renderGithub(all, ""), "::notice::99000 more"],
    ["json", renderJson(all, "check", false), '"more": 99000'],
  ])("say in %s how many more there are", (_, text, more) => {
    expect(text).toContain(more);
    expect(text.length).toBeLessThan(1_000_000);
  });
});
