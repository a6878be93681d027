import { expect, test } from "vitest";
import { parse } from "./parse.js";

const read = (template: string, message: string) => {
  const text = `# a\n\n## Purpose\nWhy.\n\n## Requirements\n\n### Requirement: r\nEach is ${template} and SHALL be so.\n\n| Code | Status | Message |\n| --- | --- | --- |\n| \`GONE\` | 410 | ${message} |\n`;
  const { requirements, diagnostics } = parse({ path: "openspec/specs/a/spec.md", text });
  const errors = requirements[0]?.blocks.find((block) => block.kind === "errors");
  return {
    templates: errors?.kind === "errors" ? errors.templates.length : null,
    row: errors?.kind === "errors" ? errors.rows[0]?.message.kind : null,
    hints: diagnostics.flatMap(({ code, hint }) => (code === "requirement-without-scenario" ? [] : [hint])),
  };
};

test.each(["„{ error: {code} }”", '"{ error: {code} }"', "( error: {code} )"])(
  "a body of refusals in other signs is read and reported once: %s",
  (written) => {
    expect(read(`\`${written}\``, "gone")).toEqual({
      templates: 1,
      row: "text",
      hints: [expect.stringMatching(/^Write `\{ ?error: \{code\} ?\}`\.$/)],
    });
    expect(read("`{ error: {code} }`", `\`${written}\``)).toMatchObject({ row: "body" });
  },
);

test("words in quotes or brackets are a message", () => {
  expect(read("`{ error: {code} }`", "`(gone: for good)`")).toEqual({ templates: 1, row: "text", hints: [] });
  expect(read('`{ error: {code} }`, not `"x: y"`', "gone")).toEqual({ templates: 1, row: "text", hints: [] });
});
