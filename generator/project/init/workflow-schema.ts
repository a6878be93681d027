import { notationPage } from "./notation-page.js";

/** A new change that follows this workflow. */
export const workflowName = "specwright";

/** The notation as an assistant reads it: the first page of the contract, without the links that lead out of it. */
export const notationText: string = notationPage
  .replace(/^# .*\n\n/, "")
  .replace(/This\s+page suffices.*?grammar\.\n/s, "")
  .replace(/;\s+\[error-bodies\.md\].*?frameworks\./s, ".")
  .trim();

const proposal = `Say why this change is made and what it changes; how is for design.md.

Sections: **Why** (one or two sentences), **What Changes** (a list, with **BREAKING** where a client must change),
**Capabilities** (new ones and modified ones, by their path below openspec/specs), **Impact** (code, interfaces, packages).

See what exists first: \`openspec list --specs\`, and \`npx specwright check\` for what of it runs. Name an existing capability by
its exact path instead of adding one that is nearly the same. Each capability named here needs a file of its own in the
next step. Where no behaviour changes, write no specification, and \`skip_specs: true\` into .openspec.yaml of the change.`;

const rules = `One file per capability of the proposal, \`specs/<capability>/spec.md\`, under \`## ADDED\`, \`## MODIFIED\`, \`## REMOVED\` or
\`## RENAMED Requirements\`. A new capability begins with \`## Purpose\` of at least 50 characters. A modified requirement is copied
whole from openspec/specs, scenarios too, then edited. Each requirement says SHALL and has a \`#### Scenario:\`. A removed one says
**Reason** and **Migration**. Then until nothing is reported: \`npx specwright check --change <change>\`; then \`--explain\`.

What stands in the notation below runs as a test. Its example is a whole specification; a delta has the same requirements.`;

const design = `Say how the change is made, where that is not plain: more than one module, a new dependency, stored data, security.

Sections: **Context**, **Goals / Non-Goals**, **Decisions** (with what else was considered), **Risks**, **Open Questions**.
Paths, fields, codes and statuses belong to the specification, which is their only place: refer to it. A question whose
answer would change the specification is asked now.`;

const tasks = `Break the work into tasks, each one a line \`- [ ] 1.1 …\` below a heading \`## 1. …\`, in the order in which they are done. Each says
how it is verified: by the scenarios that turn green, or by a command. Nothing else is tracked.

The first group sees the scenarios of the change fail: \`npx specwright test --change <change>\`.
The last group is this, and nothing stands after it:

\`\`\`
## N. Verification

- [ ] N.1 \`npx specwright check --change <change>\` reports nothing
- [ ] N.2 \`npx specwright generate --change <change>\` is run, and the types are right
- [ ] N.3 \`npx specwright verify <change>\` exits with 0
\`\`\``;

const apply = `The scenarios are the test, so they are not changed to make them pass. Begin with \`npx specwright generate --change <change>\` and
\`npx specwright scaffold --change <change>\`, then work through the tasks and mark each one when its scenarios pass in
\`npx specwright test --change <change>\`. Never edit what is generated, and give no step a definition that checks nothing. A scenario that
no machine can judge says so in a line \`**Judged by**: people, because …\`, and only where the user agrees.
Pause where the specification does not say what is needed, and ask.

Finish with \`npx specwright verify <change>\`: it must exit with 0. What was not run is not green. The change is archived by
\`npx specwright archive <change>\`, which verifies it once more.`;

/** What the specs step says: the rules of a delta, and the whole first page of the notation. */
export const specsInstruction = `${rules}\n\n${notationText}`;

interface Artifact {
  readonly id: string;
  readonly generates: string;
  readonly description: string;
  readonly instruction: string;
  readonly requires: readonly string[];
}

const artifacts: readonly Artifact[] = [
  { id: "proposal", generates: "proposal.md", description: "Why", instruction: proposal, requires: [] },
  {
    id: "specs",
    generates: '"specs/**/*.md"',
    description: "What, in a notation that runs",
    instruction: specsInstruction,
    requires: ["proposal"],
  },
  { id: "design", generates: "design.md", description: "How", instruction: design, requires: ["proposal"] },
  {
    id: "tasks",
    generates: "tasks.md",
    description: "Steps, the last of which is to verify",
    instruction: tasks,
    requires: ["specs", "design"],
  },
];

const block = (text: string, indent: string): string =>
  text
    .split("\n")
    .map((line) => (line === "" ? "" : indent + line))
    .join("\n");

const templateOf = (id: string): string => (id === "specs" ? "spec.md" : `${id}.md`);

const artifactText = ({
  id,
  generates,
  description,
  instruction,
  requires,
}: Artifact): string => `  - id: ${id}
    generates: ${generates}
    description: ${description}
    template: ${templateOf(id)}
    instruction: |
${block(instruction, "      ")}
    requires: [${requires.join(", ")}]
`;

const schema = `name: ${workflowName}
version: 1
description: A specification whose scenarios run, verified before it is archived
artifacts:
${artifacts.map(artifactText).join("\n")}
apply:
  requires: [tasks]
  tracks: tasks.md
  instruction: |
${block(apply, "    ")}
`;

const templates = {
  "proposal.md": `# Proposal

## Why

## What Changes

## Capabilities

### New Capabilities

### Modified Capabilities

## Impact
`,
  "spec.md": `# Spec Delta

## ADDED Requirements

### Requirement: <!-- name -->

<!-- The system SHALL answer \`POST /things Thing\` with \`201 Thing\`, and refuse … with \`404 THING_NOT_FOUND\`. -->

#### Scenario: <!-- name -->

- **WHEN** <!-- \`POST /things { field: "value" }\` -->
- **THEN** <!-- \`201 Thing { field: "value" }\` -->
`,
  "design.md": `# Design

## Context

## Goals / Non-Goals

## Decisions

## Risks

## Open Questions
`,
  "tasks.md": `# Tasks

## 1. Red

- [ ] 1.1 \`npx specwright test --change <!-- change -->\` shows the scenarios of this change fail

## 2. <!-- group -->

- [ ] 2.1 <!-- task, and how it is verified -->

## 3. Verification

- [ ] 3.1 \`npx specwright check --change <!-- change -->\` reports nothing
- [ ] 3.2 \`npx specwright generate --change <!-- change -->\` is run, and the types are right
- [ ] 3.3 \`npx specwright verify <!-- change -->\` exits with 0
`,
};

/** The files of the workflow, by their paths below its folder. */
export const workflowFiles: ReadonlyMap<string, string> = new Map([
  ["schema.yaml", schema],
  ...Object.entries(templates).map(([name, text]): [string, string] => [`templates/${name}`, text]),
]);
