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

const request = (when: string, then: string): string =>
  `Hats.\n\n#### Scenario: One\n- **WHEN** ${when}\n- **THEN** ${then}\n`;

it.each([
  "The page has no `GET /hats` route.",
  "A client sends `POST /…` in parts.",
  "A client sends GET /shops/A/... as a member.",
  request("`ann` calls `GET /hats/7`", "it is shown"),
  request("`ann` calls `GET /boards/b1`", "it is shown"),
  request("the service starts", "it sends `POST /login` to the device"),
  request("a client sends `GET /api/hats` without a version", "the answer is 404"),
])("what is no operation of the specification is not read: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual([]);
});

it.each([
  "GET /hats SHALL list hats. (Previously: it only returned HTTP 500)",
  "GET /hats SHALL list hats. (Previously: it failed (mostly) and returned HTTP 500)",
  "GET /hats SHALL list hats with the country code `591`, or `591`-prefixed.",
])("what is no answer is no status: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual(["GET /hats"]);
});

it.each([
  "GET /v1/hats SHALL list hats, and the body's `status` equals `404`.",
  "GET /v1/hats SHALL list hats, or fail by `404 Not Found`.",
  `GET /v1/hats SHALL list hats. It returns \`404\`.`,
])("a status in code is read where its reason or an answer stands with it: %s", (statement) => {
  expect(inferredFrom(statement)).toEqual(["GET /v1/hats", "404 NOT_FOUND"]);
});

it("an operation that is asked for is read from the steps of a scenario", () => {
  expect(inferredFrom(request("a client sends `GET /v1/hats/:id`", "it returns 200"))).toEqual([
    "GET /v1/hats/{id}",
    "200 any",
  ]);
});

it("a reply to a request that is taken for no operation is no reply of another", () => {
  const statement = `POST /hats SHALL make one. ${request("a client calls DELETE /hats/1", "it returns 202")}`;
  expect(inferredFrom(statement)).toEqual(["POST /hats"]);
});

it("an operation is there if it answers 404 only later", () => {
  expect(inferredFrom(request("DELETE /hats/{id}", "it returns 204, and later 404"))).toEqual([
    "DELETE /hats/{id}",
    "204",
  ]);
});
