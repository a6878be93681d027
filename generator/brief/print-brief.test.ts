import { expect, it } from "vitest";
import type { Brief } from "./brief.js";
import { mostCharacters, printBrief } from "./print-brief.js";

const counts = { prose: 0, red: 1, notRun: 0, people: 0, green: 0 };

function briefOf(size: number, text: string): Brief {
  const many = Array.from({ length: size }, (_, index) => `${index}${text}`);
  return {
    changes: ["add-refunds"],
    next: "npx specwright test",
    counts,
    trouble: null,
    problems: many.map((message) => ({
      ...{ code: "unknown-name", severity: "error", count: 2, at: "spec.md:1:1", message },
      fix: message,
    })),
    scenarios: many.map((id) => ({
      ...{ id, at: "spec.md:1", state: "red", reason: "status: expected 201, got 501" },
      exchange: {
        ...{ step: `THEN ${id}`, request: `POST /x ${text}`, answer: `501 ${text}` },
        differences: many,
      },
    })),
    handlers: many.map((declarations) => ({ name: "postX", path: "handlers/x.ts", declarations })),
    project: { context: text, rules: [{ artifact: "specs", rules: many }] },
    operations: many,
    entities: many,
    codes: many,
  };
}

it.each([
  [1, "a"],
  [3, "long ".repeat(20_000)],
  [5_000, " line"],
])("is never longer than an assistant reads: %i entries", (size, text) => {
  const printed = printBrief(briefOf(size, text));
  expect(printed.length).toBeLessThanOrEqual(mostCharacters);
  for (const title of ["Problems", "Scenarios", "Missing handlers", "Rules of the project", "Codes"])
    expect(printed).toContain(`\n## ${title}\n`);
  // A fence that does not end takes the rest of the brief for code.
  expect(printed.split("```").length % 2).toBe(1);
});

it("counts what it leaves out, and says what shows it", () => {
  const printed = printBrief(briefOf(5_000, ""));
  const [, more] =
    /## Codes\n\n(?:.*\n)*?- … and (\d+) more: npx specwright check --explain/.exec(printed) ?? [];
  const kept = printed.slice(printed.indexOf("## Codes")).match(/^- \d+$/gm) ?? [];
  expect(kept.length + Number(more)).toBe(5_000);
});

it("shows of a red scenario what was sent, expected and got", () => {
  expect(printBrief(briefOf(1, "a"))).toContain(
    "- red 0a (spec.md:1)\n  THEN 0a\n  sent: POST /x a\n  0a\n  got: 501 a\n",
  );
});
