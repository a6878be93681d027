import { expect, it } from "vitest";
import { noBindings } from "../../bindings.js";
import { defaultSettings } from "../../settings.js";
import { checkSample } from "../testing/sample-project.js";

/** What is read from the prose of one requirement, as its reports name it. */
function inferredFrom(statement: string): readonly string[] {
  const text = `# hats Specification

## Purpose
Hats.

## Requirements

### Requirement: Hats
${statement}

#### Scenario: All
- **WHEN** somebody asks
- **THEN** hats are shown
`;
  const { diagnostics } = checkSample({
    features: [],
    sources: [{ path: "openspec/specs/hats/spec.md", text }],
    settings: { ...defaultSettings, foreign: true },
    bindings: noBindings,
  });
  return diagnostics.flatMap(({ code, message }) =>
    code === "inferred-fact" ? [/`(.*)`/.exec(message)?.[1] ?? message] : [],
  );
}

it.each([
  "GET /hats was removed.",
  "The endpoint GET /hats SHALL no longer answer.",
  "The system SHALL NOT answer GET /hats.",
  "It used to answer GET /hats and returns 404.",
  "Orders are kept rather than sent by POST /hats.",
])("what is denied or gone is no operation: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual([]);
});

it.each([
  "GET /hats SHALL list hats. It returns 300 things.",
  "GET /hats SHALL list hats. It returns 200, 300 or 400 things.",
  "GET /hats SHALL list hats. It returns 200-300 hats.",
  "GET /hats SHALL list hats. It SHALL NOT return 404.",
  "GET /hats SHALL list hats. It never responds with status 500.",
  "GET /hats SHALL list hats. It is empty instead of status 404.",
])("what is counted or denied is no status: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual(["GET /hats"]);
});

it.each([
  "GET /hats SHALL list hats. It returns 404 if there is none.",
  "GET /hats SHALL list hats. It responds with 404 Not Found.",
  "GET /hats SHALL list hats. It returns status 404 when the shop is not open.",
  "GET /hats SHALL list hats. If the shop is not open, it returns 404.",
])("a status that is said is read: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual(["GET /hats", "404 NOT_FOUND"]);
});
