import type { Entries } from "../entry.js";

/** What an active change can get wrong. Given where a change is applied, for `check --change`, and by 1-parse. */
export const change = {
  "change-without-deltas": {
    severity: "error",
    message:
      "This changes nothing: expected `## ADDED Requirements`, or MODIFIED, REMOVED or RENAMED, and requirements below it.",
    hint: "Write the change's deltas as specs/<capability>/spec.md in its folder.",
    example: "# orders\n\nStill to be written.",
  },
  "unknown-capability": {
    severity: "error",
    message: "There is no capability `{capability}`, so `{name}` cannot be {delta} in it.",
    hint: "A new capability begins with ADDED requirements.{near}",
    example: "(changes/x/specs/order/spec.md)\n## MODIFIED Requirements\n\n### Requirement: Pay an order",
  },
  "unknown-requirement": {
    severity: "error",
    message: "`{name}` cannot be {delta}: `{capability}` has no requirement of that name.",
    hint: "Write the name exactly as in its heading, including capitals.{near}",
    example: "## MODIFIED Requirements\n\n### Requirement: Pay an ordre",
  },
  "nothing-to-remove": {
    severity: "warning",
    message: "`{capability}` has no requirement `{name}`; archiving treats it as already removed.",
    hint: "If it was removed before, delete it from the change.{near}",
    example: "## REMOVED Requirements\n\n### Requirement: Gone long ago",
  },
  "requirement-exists": {
    severity: "error",
    message: "`{name}` cannot be the name of {delta} requirement: `{capability}` has `{existing}` already.",
    hint: "Put it under MODIFIED if you mean that one, or choose another name.",
    example: "## ADDED Requirements\n\n### Requirement: Pay an order",
  },
  "changed-twice": {
    severity: "error",
    message: "This change touches `{name}` twice: {first} and {second}.",
    hint: "Keep one of them. A requirement that is renamed is MODIFIED by its new name.",
    example:
      "## MODIFIED Requirements\n\n### Requirement: Pay\n\n## REMOVED Requirements\n\n### Requirement: Pay",
  },
  "half-renaming": {
    severity: "error",
    message: "`{name}` is a {side} without its {other}, so nothing is renamed.",
    hint: "Write `- FROM: ### Requirement: Old` and directly below it `- TO: ### Requirement: New`.",
    example: "## RENAMED Requirements\n\n- FROM: `### Requirement: Pay`",
  },
  "scenario-lost": {
    severity: "error",
    message: "`{name}` loses its scenario `{scenario}`: MODIFIED replaces the whole requirement.",
    hint: "Repeat the scenario below the modified requirement; `openspec archive` may refuse the change without it.",
    example: "## MODIFIED Requirements\n\n### Requirement: Pay\nThe system SHALL take payments.",
  },
  "requirement-outside-delta": {
    severity: "error",
    message: "`{name}` is not in a section of changes, so it is not part of the change.",
    hint: "Move it below `## ADDED Requirements` or `## MODIFIED Requirements`.",
    example: "(in a change)\n## Requirements\n\n### Requirement: Pay",
  },
  "purpose-not-taken": {
    severity: "warning",
    message: "`{capability}` already has a Purpose; archiving ignores this one.",
    hint: "Remove it here, or change the Purpose in the capability's own spec.",
    example: "(in a change of a capability that exists)\n## Purpose\n\nTakes payments.",
  },
  "new-without-purpose": {
    severity: "warning",
    message: "The new capability `{capability}` does not say what it is for; archiving writes a placeholder.",
    hint: "Put `## Purpose` and a sentence or two above the requirements.",
    example: "(changes/x/specs/refunds/spec.md)\n## ADDED Requirements",
  },
  "delta-heading": {
    severity: "error",
    message:
      "OpenSpec does not read this section: expected `## {delta} Requirements`, without a colon or marks behind it.",
    hint: "Write `## {delta} Requirements`.",
    example: "## ADDED Requirements:\n\n### Requirement: Pay an order",
  },
  "rename-form": {
    severity: "error",
    message: "OpenSpec does not read this line: expected {form}.",
    hint: "Write {form}.",
    example: "## RENAMED Requirements\n\n- FROM: Pay an order\n- TO: Pay for an order",
  },
  "requirement-without-text": {
    severity: "error",
    message: "`{name}` has no text, so that OpenSpec does not archive it: expected what the system SHALL do.",
    hint: "Say it in a sentence below the heading.",
    example: "## ADDED Requirements\n\n### Requirement: Pay an order\n\n#### Scenario: Paid",
  },
  "capability-emptied": {
    severity: "error",
    message: "This removes the last requirement of `{capability}`, so the capability itself is removed.",
    hint: "If this is intended, set `retire_capabilities: true` in the change's `.openspec.yaml`: else OpenSpec does not archive it.",
    example: "## REMOVED Requirements\n\n### Requirement: The only one",
  },
} as const satisfies Entries;
