import { spawnSync } from "node:child_process";
import { failedAcceptance, renderSummary } from "@specwright/acceptance/run";
import picocolors from "picocolors";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "./diagnostic.js";
import { renderGithub } from "./github.js";
import { renderJson } from "./json.js";
import { renderPretty } from "./pretty.js";
import { makeReport } from "./report.js";
import { visibleJson, visibleLines, visiblePage, visibleTexts, withoutCommands } from "./visible.js";

/** Clears the screen, hides what follows, ends lines of its own, turns the writing round, and orders GitHub about. */
const hostile =
  "a\u001b[2Jb\u001b[8mc\u009b2Jd\u0007e\rf\u2028g\u2029h\u202ei\u2066j\u200fk\u0085l\ud800m\ufeffn\n::error::o\n \u3000::stop-commands::p\n##[add-mask]q\n\u0000r";

const unsafe = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;
/** What a line of a workflow's log must not be, unless it is one of ours. */
const command = /^\s*::|##\[/;
const ours = /^::(?:error|warning|notice)(?: file=|::)/;

function expectHarmless(printed: string): void {
  expect(printed).toContain("b");
  expect(printed.replaceAll("\n", "")).not.toMatch(unsafe);
  for (const line of printed.split("\n")) if (!ours.test(line)) expect(line).not.toMatch(command);
}

const path = `openspec/specs/${hostile}/spec.md`;
const at = { path, start: 0, end: hostile.length };
const diagnostic: Diagnostic = {
  code: "unknown-entity",
  severity: "error",
  message: hostile,
  hint: hostile,
  at,
  related: [{ message: hostile, at }],
};
const report = makeReport([diagnostic], [{ path, text: hostile }]);
const drifted = makeReport([diagnostic], [{ path, text: hostile }], new Map([[path, hostile]]));

const formats = ["pretty", "json", "github"] as const;

describe("what others wrote cannot do anything where it is printed", () => {
  it("in diagnostics", () => {
    for (const each of [report, drifted]) {
      const options = { colors: picocolors.createColors(false), width: 80, prefix: hostile };
      expectHarmless(withoutCommands(renderPretty(each, options)));
      expectHarmless(renderGithub(each, hostile));
      const json = renderJson(each, "check", false, { said: hostile });
      expectHarmless(json);
      expect(JSON.parse(json)).toMatchObject({
        diagnostics: [{ message: hostile, path }],
        result: { said: hostile },
      });
    }
  });

  it.each(formats)("in the report of a run: %s", (format) => {
    const blank = failedAcceptance(hostile);
    const request = { operation: null, line: hostile, caller: hostile, headers: [hostile], body: hostile };
    const problem = {
      request,
      answer: { line: hostile, body: hostile, requestId: hostile, fault: hostile },
      differences: [{ place: hostile, says: hostile }],
      more: 1,
    };
    const failure = {
      scenario: hostile,
      at: `${hostile}:3`,
      row: null,
      step: hostile,
      setUp: false,
      problems: [problem],
      reason: hostile,
    };
    const summary = {
      ...blank,
      failures: [failure, { ...failure, setUp: true }],
      unbound: [{ scenario: hostile, step: hostile, status: "undefined" as const }],
      notRun: [{ scenario: hostile, reason: hostile }],
      leftOut: [],
      partly: [{ requirement: hostile, ran: 1, of: 2 }],
      operations: { declared: 1, never: [hostile] },
      replies: { declared: 1, never: [hostile] },
    };
    const printed = renderSummary(summary, format, false);
    expectHarmless(printed);
    if (format === "json") expect(JSON.parse(printed)).toMatchObject({ troubles: [hostile] });
  });

  it("in names of any depth", () => {
    const data = { [hostile]: [{ b: { [hostile]: hostile } }], n: 1, none: null };
    expect(visibleLines(JSON.stringify(visibleTexts(data)))).toBe(JSON.stringify(visibleTexts(data)));
  });

  it("in anything else that goes to the terminal, which keeps its colours", () => {
    const page = visiblePage(`${picocolors.createColors(true).red("red")}\n\t${hostile}`);
    expect(page).toContain("\u001b[31mred\u001b[39m\n\t");
    expect(page).not.toContain("\u001b[2J");
    const rest = page.replaceAll("\u001b[31m", "").replaceAll("\u001b[39m", "").replaceAll("\u001b[8m", "");
    expect(rest.replaceAll(/[\n\t]/g, "")).not.toMatch(unsafe);
  });

  it("and JSON says the same as before", () => {
    const json = JSON.stringify({ [hostile]: hostile });
    expect(JSON.parse(visibleJson(json))).toEqual(JSON.parse(json));
  });
});

it("a wrong call repeats what it was given harmlessly", () => {
  const binary = new URL("../cli/main.ts", import.meta.url).href;
  const code = `const { main } = await import(${JSON.stringify(binary)}); await main(["check", "--project", ${JSON.stringify("no\u001b[2J\u009b\u202e")}]);
    await main(["\u001b[2J\u202e"]);`;
  const args = ["--conditions=source", "--import", "tsx", "--input-type=module", "--eval", code];
  const { stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stderr).toContain("There is no folder `no\\u{1b}[2J");
  expect(stderr).toContain("unknown command");
  expect(stderr.replaceAll("\n", "")).not.toMatch(unsafe);
});
