import { expect, it } from "vitest";
import { noBindings } from "../../bindings.js";
import { defaultSettings } from "../../settings.js";
import { checkSample } from "../testing/sample-project.js";

/** How the steps of a scenario are bound in a specification that was written without knowing the notation. */
function bindingsOf(...steps: readonly string[]): readonly string[] {
  const text = `# accounts Specification

## Purpose
Accounts.

## Requirements

### Requirement: Accounts
The system SHALL answer \`GET /accounts/{id}\` with \`200 any\`.

#### Scenario: It stays active
${steps.map((step) => `- ${step}`).join("\n")}
`;
  const { model } = checkSample({
    features: [],
    sources: [{ path: "openspec/specs/accounts/spec.md", text }],
    settings: { ...defaultSettings, foreign: true },
    bindings: noBindings,
  });
  const [scenario] = model.capabilities[0]?.requirements[0]?.scenarios ?? [];
  return scenario?.steps.map(({ binding }) => binding.kind) ?? [];
}

it.each([
  ["a test", "**THEN** the account has `is_active = true`"],
  ["a pattern", "**THEN** it is so: `{ is_active: true }`"],
  ["a status", "**THEN** the server says `200`"],
  ["an absence", "**THEN** `deleted_at absent`"],
])("%s after a WHEN that nothing runs is unbound: there is no answer to look at", (_, then) => {
  expect(bindingsOf("**GIVEN** an account", "**WHEN** the owner signs in", then)).toEqual([
    "unbound",
    "unbound",
    "unbound",
  ]);
  expect(bindingsOf("**GIVEN** `GET /accounts/1`", "**WHEN** the owner signs in", then)).toEqual([
    "plan",
    "unbound",
    "unbound",
  ]);
});

it("a test after a request is bound, and so is one with a question of its own", () => {
  expect(bindingsOf("**WHEN** `GET /accounts/1`", "**THEN** `is_active = true`")).toEqual(["plan", "plan"]);
  expect(
    bindingsOf("**WHEN** the owner signs in", "**THEN** `GET /accounts/1` has `is_active = true`"),
  ).toEqual(["unbound", "plan"]);
});
