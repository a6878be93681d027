/** Changes as people write them, by what is odd about each: held against OpenSpec's own archive. */
export interface OddChange {
  /** The delta of the capability `notes`; null where there is none. */
  readonly delta: string | null;
  /** `.openspec.yaml` of the change. */
  readonly metadata?: string;
  /** Further files of the change, by their path in its folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** The main specification, where it is not `mainSpec`. */
  readonly main?: string;
}

const scenario = "#### Scenario: It is\n- **WHEN** somebody looks\n- **THEN** it is there\n";
const requirement = (name: string, text = "The system SHALL do this."): string =>
  `### Requirement: ${name}\n${text}\n\n${scenario}`;
const head =
  "# notes Specification\n\n## Purpose\nKeeps notes for people, so that they find them again later on.\n\n## Requirements\n\n";

export const mainSpec: string = `${head}${requirement("Write a note")}\n${requirement("Read a note")}`;

const added = (body: string): string => `## ADDED Requirements\n\n${body}`;

export const oddChanges: Readonly<Record<string, OddChange>> = {
  "a requirement is added": { delta: added(requirement("Forget")) },
  "a colon behind the section": {
    delta: added(requirement("Forget")).replace("Requirements\n", "Requirements:\n"),
  },
  "closing marks behind the section": {
    delta: added(requirement("Forget")).replace("Requirements\n", "Requirements ##\n"),
  },
  "closing marks behind the name": { delta: added(requirement("Forget ###")) },
  "a section in small letters": {
    delta: added(requirement("Forget")).replace("ADDED Requirements", "added requirements"),
  },
  "a section of one Requirement": {
    delta: added(requirement("Forget")).replace("Requirements\n", "Requirement\n"),
  },
  "a label in small letters": {
    delta: added(requirement("Forget")).replace("### Requirement:", "### requirement:"),
  },
  "a requirement one level up": {
    delta: added(requirement("Forget")).replace("### Requirement:", "## Requirement:"),
  },
  "a requirement one level down": {
    delta: added(requirement("Forget")).replace("### Requirement:", "#### Requirement:"),
  },
  "a blank less in the heading": {
    delta: added(requirement("Forget")).replace("### Requirement:", "###Requirement:"),
  },
  "a name without its label": { delta: added(requirement("Forget")).replace("### Requirement: ", "### ") },
  "a scenario one level up": { delta: added(requirement("Forget")).replace("#### Scenario", "### Scenario") },
  "a scenario one level down": {
    delta: added(requirement("Forget")).replace("#### Scenario", "##### Scenario"),
  },
  "a scenario in bold": {
    delta: added(requirement("Forget")).replace("#### Scenario: It is", "**Scenario: It is**"),
  },
  "a scenario without its label": { delta: added(requirement("Forget")).replace("#### Scenario: ", "#### ") },
  "a requirement without a text": { delta: added(`### Requirement: Forget\n\n${scenario}`) },
  "a requirement without SHALL": { delta: added(requirement("Forget", "The system forgets.")) },
  "SHALL in its name alone": { delta: added(requirement("It SHALL forget", "The system forgets.")) },
  "SHALL behind a line of meta": {
    delta: added(requirement("Forget", "**Priority**: P0\n\nThe system SHALL forget.")),
  },
  "SHALL in a second paragraph": {
    delta: added(requirement("Forget", "Notes pile up.\n\nThe system SHALL forget.")),
  },
  "a requirement without a scenario": { delta: added("### Requirement: Forget\nThe system SHALL forget.\n") },
  "two requirements of one name": { delta: added(`${requirement("Forget")}\n${requirement("Forget")}`) },
  "a requirement that is there": { delta: added(requirement("Read a note")) },
  "a requirement that is there in other letters": { delta: added(requirement("read a note")) },
  "two scenarios of one name": { delta: added(`${requirement("Forget")}\n${scenario}`) },
  "a heading within a fence": {
    delta: added(requirement("Forget", "The system SHALL do this:\n\n```\n### Requirement: None\n```")),
  },
  "lines that end as on Windows": { delta: added(requirement("Forget")).replaceAll("\n", "\r\n") },
  "a byte order mark": { delta: `\uFEFF${added(requirement("Forget"))}` },
  "prose before the section": { delta: `# notes\n\nWhy: they pile up.\n\n${added(requirement("Forget"))}` },
  "prose alone": { delta: "# notes\n\nStill to be written.\n" },
  "the form of a main specification": { delta: `${head}${requirement("Forget")}` },
  "an empty section": { delta: added("") },
  "an empty section beside another": { delta: `${added(requirement("Forget"))}\n## MODIFIED Requirements\n` },
  "no delta": { delta: null },
  "no delta, and the change says so": { delta: null, metadata: "schema: spec-driven\nskip_specs: true\n" },
  "a delta, and the change says that there is none": {
    delta: added(requirement("Forget")),
    metadata: "schema: spec-driven\nskip_specs: true\n",
  },
  "no delta, said in metadata that cannot be read": { delta: null, metadata: "skip_specs: [true\n" },
  "no delta, said without a schema": { delta: null, metadata: "skip_specs: true\n" },
  "no delta, said as a text": { delta: null, metadata: "schema: spec-driven\nskip_specs: 'true'\n" },
  "a second file beside the delta": {
    delta: added(requirement("Forget")),
    files: { "specs/notes/more.md": "More.\n" },
  },
  "a file in no capability": { delta: added(requirement("Forget")), files: { "specs/readme.md": "Read.\n" } },
  "a capability within another": {
    delta: added(requirement("Forget")),
    files: {
      "specs/notes/old/spec.md": `## Purpose\nKeeps what is old for people who look for it.\n\n${added(requirement("Keep"))}`,
    },
  },
  "a new capability without a purpose": {
    delta: null,
    files: { "specs/tags/spec.md": added(requirement("Tag")) },
  },
  "a new capability that begins with a change": {
    delta: null,
    files: { "specs/tags/spec.md": `## MODIFIED Requirements\n\n${requirement("Tag")}` },
  },
  "modified as it stands": { delta: `## MODIFIED Requirements\n\n${requirement("Read a note")}` },
  "modified, and unknown": { delta: `## MODIFIED Requirements\n\n${requirement("Read notes")}` },
  "modified in other letters": { delta: `## MODIFIED Requirements\n\n${requirement("Read A Note")}` },
  "modified without its scenario": {
    delta: `## MODIFIED Requirements\n\n${requirement("Read a note").replace("Scenario: It is", "Scenario: It was")}`,
  },
  "modified twice": {
    delta: `## MODIFIED Requirements\n\n${requirement("Read a note")}\n${requirement("Read a note")}`,
  },
  removed: { delta: "## REMOVED Requirements\n\n### Requirement: Read a note\n**Reason**: Nobody reads.\n" },
  "removed in a list": { delta: "## REMOVED Requirements\n\n- `### Requirement: Read a note`\n" },
  "removed in a list without the heading": { delta: "## REMOVED Requirements\n\n- Read a note\n" },
  "removed, and unknown": { delta: "## REMOVED Requirements\n\n### Requirement: Read notes\n" },
  "removed and modified": {
    delta: `## REMOVED Requirements\n\n### Requirement: Read a note\n\n## MODIFIED Requirements\n\n${requirement("Read a note")}`,
  },
  "removed and added again": {
    delta: `## REMOVED Requirements\n\n### Requirement: Read a note\n\n${added(requirement("Read a note"))}`,
  },
  "all removed": {
    delta: "## REMOVED Requirements\n\n### Requirement: Read a note\n\n### Requirement: Write a note\n",
  },
  "all removed, and the change says so": {
    delta: "## REMOVED Requirements\n\n### Requirement: Read a note\n\n### Requirement: Write a note\n",
    metadata: "schema: spec-driven\nretire_capabilities: true\n",
  },
  renamed: {
    delta:
      "## RENAMED Requirements\n\n- FROM: `### Requirement: Read a note`\n- TO: `### Requirement: Look at a note`\n",
  },
  "renamed without marks of code": {
    delta:
      "## RENAMED Requirements\n\n- FROM: ### Requirement: Read a note\n- TO: ### Requirement: Look at a note\n",
  },
  "renamed without the heading": {
    delta: "## RENAMED Requirements\n\n- FROM: Read a note\n- TO: Look at a note\n",
  },
  "renamed without bullets": {
    delta:
      "## RENAMED Requirements\n\nFROM: `### Requirement: Read a note`\nTO: `### Requirement: Look at a note`\n",
  },
  "renamed in small letters": {
    delta:
      "## RENAMED Requirements\n\n- from: `### Requirement: Read a note`\n- to: `### Requirement: Look at a note`\n",
  },
  "renamed by half": { delta: "## RENAMED Requirements\n\n- FROM: `### Requirement: Read a note`\n" },
  "renamed, and unknown": {
    delta:
      "## RENAMED Requirements\n\n- FROM: `### Requirement: Read notes`\n- TO: `### Requirement: Look at a note`\n",
  },
  "renamed to what is there": {
    delta:
      "## RENAMED Requirements\n\n- FROM: `### Requirement: Read a note`\n- TO: `### Requirement: Write a note`\n",
  },
  "renamed and modified by the new name": {
    delta: `## RENAMED Requirements\n\n- FROM: \`### Requirement: Read a note\`\n- TO: \`### Requirement: Look at a note\`\n\n## MODIFIED Requirements\n\n${requirement("Look at a note")}`,
  },
  "renamed and modified by the old name": {
    delta: `## RENAMED Requirements\n\n- FROM: \`### Requirement: Read a note\`\n- TO: \`### Requirement: Look at a note\`\n\n## MODIFIED Requirements\n\n${requirement("Read a note")}`,
  },
  "a main specification without a label": {
    delta: `## MODIFIED Requirements\n\n${requirement("Read a note")}`,
    main: mainSpec.replace("### Requirement: Read a note", "### Read a note"),
  },
  "a main specification that was broken": {
    delta: added(requirement("Forget")),
    main: mainSpec.replaceAll("SHALL ", ""),
  },
  "a main specification in the form of a change": {
    delta: added(requirement("Forget")),
    main: mainSpec.replace("## Requirements", "## ADDED Requirements"),
  },
  "a main specification with a requirement outside its section": {
    delta: added(requirement("Forget")),
    main: `${mainSpec}\n## Notes\n\n${requirement("Look at a note")}`,
  },
  "a delta in no capability": {
    delta: added(requirement("Forget")),
    files: { "specs/tags.md": added(requirement("Tag")) },
  },
  "a delta in a second file": {
    delta: added(requirement("Forget")),
    files: { "specs/notes/more.md": added(requirement("Tag")) },
  },
  "removed from a capability that is not there": {
    delta: null,
    files: { "specs/tags/spec.md": "## REMOVED Requirements\n\n### Requirement: Tag\n" },
  },
};
