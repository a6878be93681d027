/** A requirement with the metadata lines that every requirement of a project carries. */
export const requirement = (
  title: string,
  sentence: string,
  rest: string,
): string => `### Requirement: ${title}
${sentence}

**Priority**: P1
**Rationale**: Somebody asked for it, and the team agreed to keep it.

${rest}
`;

/** A scenario from its steps, each `KEYWORD text`. */
export const scenario = (title: string, ...steps: readonly string[]): string =>
  `#### Scenario: ${title}\n${steps.map((step) => step.replace(/^(\w+) /, "- **$1** ")).join("\n")}\n`;

/** A whole spec.md. */
export const specText = (capability: string, purpose: string, requirements: readonly string[]): string =>
  `# ${capability} Specification

## Purpose
${purpose}

## Requirements

${requirements.join("\n")}`;
