import { expect, test } from "vitest";
import { parse } from "./parse.js";

const read = (scenario: string) => {
  const text = `# songs\n\n## Purpose\nSongs.\n\n## Requirements\n\n### Requirement: Songs\nThe system SHALL play songs.\n\n${scenario}`;
  const { requirements, diagnostics } = parse({ path: "openspec/specs/songs/spec.md", text });
  return {
    judged: requirements[0]?.scenarios.map(({ judgedByPeople }) => judgedByPeople?.value ?? null),
    steps: requirements[0]?.scenarios.map(({ steps }) => steps.length),
    codes: diagnostics.map(({ code }) => code),
  };
};
const steps = "- **WHEN** Ann listens\n- **THEN** it sounds well\n";

test.each([
  `#### Scenario: A song\n\n**Judged by**: people, because only they hear it\n\n${steps}`,
  `#### Scenario: A song\n\n**Judged by:** People, because only they\nhear it\n\n${steps}`,
  `#### Scenario: A song\n${steps}\n__judged by__: people, because only they hear it\n`,
])("a scenario says that people judge it, and why", (scenario) => {
  expect(read(scenario)).toEqual({ judged: ["only they hear it"], steps: [2], codes: [] });
});

test("each row of an outline is judged by people where the outline says so", () => {
  const outline = `#### Scenario Outline: The song <name>\n\n**Judged by**: people, because only they hear it\n\n- **WHEN** Ann listens to <name>\n- **THEN** it sounds well\n\n| name |\n| - |\n| one |\n| two |\n`;
  expect(read(outline)).toMatchObject({ judged: ["only they hear it", "only they hear it"], codes: [] });
});

test.each(["people", "people, because", "nobody, because it is hard", "`people`"])(
  "without a reason it is an error: %s",
  (line) => {
    expect(read(`#### Scenario: A song\n\n**Judged by**: ${line}\n\n${steps}`).codes).toContain("judged-by");
  },
);

test("other words in bold say nothing of it", () => {
  const scenario = `#### Scenario: A song\n\n**Judges**: three of them, and **judged by** a jury\n\n${steps}`;
  expect(read(scenario)).toEqual({ judged: [null], steps: [2], codes: [] });
});
