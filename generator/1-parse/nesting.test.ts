import { expect, test } from "vitest";
import { parse } from "./parse.js";

const head = "## Purpose\nx\n\n## Requirements\n\n### Requirement: r\nIt SHALL.\n\n#### Scenario: s\n";

/** What takes a markdown reader a time that grows with the square of the lines took up to half a minute here. */
test.each([
  ["lists and quotes in turn", "> - > - a\n", true],
  ["numbers in numbers", "1. 1. a\n", true],
  ["a quote that words go on with", "> a\nb\n", true],
  ["numbers", "1. a\n", false],
  ["stars", "* a\n", false],
])(
  "%s are read in a second or two",
  (_name, line, isCut) => {
    const before = process.cpuUsage().user;
    const { diagnostics } = parse({ path: "openspec/specs/a/spec.md", text: head + line.repeat(8_000) });
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(5);
    expect(diagnostics.some(({ code }) => code === "line-beyond-limit")).toBe(isCut);
  },
  60_000,
);
