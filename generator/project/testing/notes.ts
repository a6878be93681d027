/** A small domain that is no shop. */
export const notesSpec = `# Notes

## Purpose
Short texts that people keep for later, written down and found again.

## Requirements

### Requirement: A note
The system SHALL keep notes.

\`Note\`

| Field  | Type   | Rules            | Description |
| ------ | ------ | ---------------- | ----------- |
| \`id\`   | string | read-only        |             |
| \`text\` | string | length 1..200    | What it says |

#### Scenario: It has a text
- **GIVEN** there is a \`Note first { text: "milk" }\`
- **WHEN** somebody reads it: \`GET /notes/{first.id}\`
- **THEN** it says so: \`200 Note\` with \`text = "milk"\`

### Requirement: Write a note
The system SHALL answer \`POST /notes Note\` with \`201 Note\`.

#### Scenario: It is kept
- **WHEN** somebody writes \`POST /notes { text: "milk" }\`
- **THEN** it is there, \`201 Note\`

### Requirement: Read a note
The system SHALL answer \`GET /notes/{id}\` with \`200 Note\`, and an unknown one with \`404 NOTE_NOT_FOUND\`.

#### Scenario: Nobody wrote it
- **WHEN** somebody reads \`GET /notes/none\`
- **THEN** there is none: \`404 NOTE_NOT_FOUND\`
`;

export const notes: Readonly<Record<string, string>> = {
  "openspec/config.yaml": "context: 'Project: notes'\nspecwright:\n",
  "openspec/specs/notes/spec.md": notesSpec,
};
