import { describe, expect, it } from "vitest";
import { type NamedStep, stepLine } from "./step-line.js";

const specification = `# Notes

## Requirements

### Requirement: Notes
Notes are kept.

\`\`\`
#### Scenario: Read one
- **WHEN** it is read
\`\`\`
<!--
#### Scenario: Read one
- **WHEN** it is read
-->

#### Scenario: Read one
- **GIVEN** a \`Note milk\`
- **WHEN** it is read:
  \`GET /notes\`, *by* its writer
  | header |
  | ------ |
- **THEN** it is there
- **AND** it is there, and so is its title
- **AND** it is there

#### Scenario: Read none
- **THEN** it is there
`;
const steps = [
  "a `Note milk`",
  "it is read: `GET /notes`, by its writer",
  "it is there",
  "it is there, and so is its title",
  "it is there",
];
const lineOf = (text: string, step: NamedStep) => stepLine(text, step)?.line ?? null;
const lines = (text: string, names: Partial<{ requirement: string; scenario: string }> = {}) =>
  steps.map((_, position) =>
    lineOf(text, { requirement: "Notes", scenario: "Read one", steps, position, ...names }),
  );

describe("the line of a step", () => {
  it("is found by the names above it and by its words", () => {
    expect(lines(specification)).toEqual([18, 19, 23, 24, 25]);
    expect(lines(specification.replaceAll("\n", "\r\n"))).toEqual([18, 19, 23, 24, 25]);
  });

  it("moves with the text", () => {
    const longer = specification.replace("Notes are kept.", "Notes are kept,\nall of them,\nfor good.");
    expect(lines(longer)).toEqual([20, 21, 25, 26, 27]);
  });

  it("is not known where the step says something else now, or stands twice", () => {
    expect(lines(specification.replace("Note milk", "Note tea"))[0]).toBeNull();
    expect(lines(specification.replace("`, *by* its writer", "`, *by* its reader"))[1]).toBeNull();
    expect(lines(specification.replace("- **AND** it is there\n", ""))).toEqual([18, 19, null, 24, null]);
  });

  it("is not known where it begins within code of the step before it", () => {
    const open = specification.replace("- **THEN** it is there\n", "  by `no one\n  **THEN** it is there\n");
    expect(lines(open)[2]).toBeNull();
    expect(lines(open.replace("no one\n", "no one`\n"))[2]).toBe(24);
  });

  it("is not known where the names above it are gone or not the only ones", () => {
    expect(lines(specification, { scenario: "Read two" })).toEqual(steps.map(() => null));
    expect(lines(specification, { requirement: "Note" })).toEqual(steps.map(() => null));
    expect(lines(specification.replace("Read none", "Read one"))).toEqual(steps.map(() => null));
  });

  it("is found below headings of other levels, without a label, or underlined", () => {
    const bare = specification.replace("#### Scenario: Read one\n- **GIVEN", "#### Read one ##\n- **GIVEN");
    expect(lines(bare.replace("### Requirement: Notes", "### Notes"))[0]).toBe(18);
    const deeper = specification.replaceAll("### Scenario", "#### Scenario");
    expect(lines(deeper.replace("### Requirement: Notes", "Requirement: Notes\n---"))[0]).toBe(19);
  });

  it("is that of the row of examples, too, and steps of a background have theirs", () => {
    const outline = `### Requirement: Notes

#### Background
- **GIVEN** a \`Note milk\`

#### Scenario Outline: Read <what>
- **WHEN** it is read: \`GET /notes/<id>\`
- **THEN** it is \`<answer>\`

Examples:

| what | id      | answer |
| ---- | ------- | ------ |
| it   | {milk.id} | \`200 Note\` |

| what | id | answer |
| --- | --- | --- |
| none | x | 404 |
`;
    const read = (scenario: string, texts: readonly string[]) =>
      texts.map((_, position) =>
        stepLine(outline, { requirement: "Notes", scenario, steps: texts, position }),
      );
    const given = "a `Note milk`";
    expect(read("Read it", [given, "it is read: `GET /notes/{milk.id}`", "it is `200 Note`"])).toEqual([
      { line: 4, row: 14 },
      { line: 7, row: 14 },
      { line: 8, row: 14 },
    ]);
    expect(read("Read none", [given, "it is read: `GET /notes/x`", "it is `404`"])[2]).toEqual({
      line: 8,
      row: 18,
    });
    expect(read("Read all", [given])).toEqual([null]);
  });
});
