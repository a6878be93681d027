import { mistakes } from "./mistakes.js";
import { notationText, workflowName } from "./workflow-schema.js";

/** Where assistants look for the skills of a project: Claude Code in the first place, most others in the second. */
export const skillPaths: readonly string[] = [".claude", ".agents"].map(
  (folder) => `${folder}/skills/${workflowName}/SKILL.md`,
);

const shown = mistakes
  .map(
    ({ code, wrong, right, why }) => `\`${code}\`: ${why}

\`\`\`markdown
<!-- wrong -->
${wrong}
<!-- right -->
${right}
\`\`\`
`,
  )
  .join("\n");

/** What an assistant has to know to write a specification that runs. */
export const skillText = `---
name: ${workflowName}
description: Writes OpenSpec specifications whose scenarios run, and verifies a change before it is archived. Use when writing or changing openspec/specs or openspec/changes, or when implementing a change.
---

# Specifications that run

Inline code, tables and fences are the contract; words are for people. OpenSpec's own words stay in English: \`### Requirement:\`,
\`#### Scenario:\`, SHALL, GIVEN, WHEN, THEN, AND.

| command                                     | says                                                           |
| ------------------------------------------- | -------------------------------------------------------------- |
| \`npx specwright check --change ID\`          | what is wrong, where, and the fix; without \`--change\`, of all    |
| \`npx specwright check --explain NAME\`       | what a scenario or an operation was read as                    |
| \`npx specwright generate --change ID\`       | writes types, routes, description and suite; never edit those  |
| \`npx specwright scaffold --change ID\`       | writes the handlers and steps that are missing                 |
| \`npx specwright test --change ID\`           | runs the scenarios; only this says what is green               |
| \`npx specwright brief --change ID\`          | what is left to do, and the next command                       |
| \`npx specwright verify ID\`                  | red before the work, green after it; must exit with 0          |
| \`npx specwright archive ID\`                 | verifies, then archives; never archive in another way          |

1. Write the specification; run \`check\` until nothing is reported; read what \`--explain\` says of each new scenario.
2. Run \`test\` and see the new scenarios fail. Then \`generate\`, \`scaffold\`, and write the code.
3. Run \`verify\`. What is unbound, pending or not run is not green. A scenario is never weakened to make it pass.

A scenario about classes, libraries, layers or tests is not one of the contract: it belongs to design.md or tasks.md. "Is stored" is
said by a GET, after \`restart\` where it must last. What no machine can judge has a line \`**Judged by**: people, because …\`.

## Mistakes, and how it is written

${shown}
${notationText}
`;
