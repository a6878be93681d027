import { kernel } from "../scaffold/handler-stub.js";
import { importPath } from "../scaffold/module-path.js";
import { workflowName } from "./workflow-schema.js";

/** The files that a new project begins with, each a whole text. */

/** A first small capability, to change and to replace. */
export const starterSpec = `# notes Specification

## Purpose
Keeps short notes. A first capability: change it, or replace it by one of your own.

## Requirements

### Requirement: Write a note
The system SHALL answer \`POST /notes Note\` with \`201 Note\`.

\`Note\`

| Field   | Type    | Rules         |
| ------- | ------- | ------------- |
| \`id\`    | string  | read-only     |
| \`title\` | string  | length 1..200 |
| \`done\`  | boolean | default false |

#### Scenario: A note is kept
- **WHEN** somebody writes one: \`POST /notes { title: "Buy milk" }\`, answered \`201 Note first\`
- **THEN** it can be read: \`GET /notes/{first.id}\` shows \`{ title: "Buy milk", done: false }\`

#### Scenario: A note without a title
- **WHEN** somebody writes one: \`POST /notes { title: "" }\`
- **THEN** the answer is \`400 VALIDATION_FAILED\`

### Requirement: Read a note
The system SHALL answer \`GET /notes/{id}\` with \`200 Note\`, and with \`404 NOTE_NOT_FOUND\` where there is none.

#### Scenario: No such note
- **WHEN** somebody asks for one: \`GET /notes/none\`
- **THEN** the answer is \`404 NOTE_NOT_FOUND\`
`;

/** The handlers of the first capability, in the form that `scaffold` gives to new ones and adds to. */
export function starterHandlers(path: string, output: string): string {
  const from = (module: string) => importPath(path, `${output}/${module}`);
  return `import { randomUUID } from "node:crypto";
import { refuse } from "${kernel}";
import type { NotesHandlers } from "${from("handlers.ts")}";
import type { Note } from "${from("schemas.ts")}";

/** Keeps notes in memory: a fresh set for each application. */
export function createNotesHandlers(): NotesHandlers {
  const notes = new Map<string, Note>();
  return {
    /** Write a note: \`POST /notes\` */
    async postNotes({ body }) {
      const note = { ...body, id: randomUUID() };
      notes.set(note.id, note);
      return { status: 201, body: note };
    },
    /** Read a note: \`GET /notes/{id}\` */
    async getNotesById({ params }) {
      const note = notes.get(params.id);
      return note === undefined ? refuse("NOTE_NOT_FOUND") : { status: 200, body: note };
    },
  };
}
`;
}

/** The settings of a project whose specification is written in the notation. */
export const settingsText = (handlers: string): string => `specwright:\n  handlers: ${handlers}\n`;

export const configText = (handlers: string): string =>
  `schema: ${workflowName}\n\n${settingsText(handlers)}`;

export const ignoreText = "node_modules/\nbuilt/\n";

export const tsconfigText = `${JSON.stringify(
  {
    compilerOptions: {
      target: "es2023",
      module: "nodenext",
      lib: ["es2023"],
      types: ["node"],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ["server", "features", "generated"],
  },
  null,
  2,
)}\n`;

/** Keeps specification, generated files, code and behaviour together on each push. */
export const workflowText = `name: specification
on: [push, pull_request]
permissions:
  contents: read
jobs:
  specification:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - uses: actions/setup-node@v4
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - run: npx --no-install specwright check --format github
      - run: npx --no-install specwright generate --check --format github
      - run: npx --no-install tsc --noEmit
      - run: npx --no-install specwright test --format github
      - if: github.event_name == 'pull_request'
        env:
          BASE: origin/\${{ github.base_ref }}
        run: npx --no-install specwright verify --archived "$BASE..HEAD" --install "npm ci"
`;
