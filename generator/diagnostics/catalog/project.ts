import type { Entries } from "../entry.js";

/** What reading the project and writing its output has to say. */
export const project = {
  "config-unreadable": {
    severity: "error",
    message: "This is not valid YAML: {problem}",
    hint: "Correct the YAML; everything that Specwright reads from it is under `specwright:`.",
    example: "specwright: [title",
  },
  "config-ignored": {
    severity: "warning",
    message: "This is not valid YAML, so that OpenSpec and Specwright go on without it: {problem}",
    hint: "Correct the YAML.",
    example: "rules:\n  apply:\n    - Follow the patterns\n    tdd: true",
  },
  "config-unknown-key": {
    severity: "error",
    message: "`{key}` is not a setting of Specwright.",
    hint: "Expected one of {known}.{near}",
    example: "specwright:\n  titel: My shop",
  },
  "config-no-capability": {
    severity: "error",
    message: "There is no capability `{name}` in the specification.",
    hint: "Name folders below `specs`, such as `orders` or `identity/users`.{near}",
    example: "specwright:\n  capabilities: [order]",
  },
  "config-wrong-type": {
    severity: "error",
    message: "`{key}` should be {expected}; this is {found}.",
    hint: "Write {expected}.",
    example: "specwright:\n  requireMeta: Priority",
  },
  "path-outside-project": {
    severity: "error",
    message: "`{key}` leads outside the project: `{path}`.",
    hint: "Name a place inside the project's folder, relative to it and with `/`.",
    example: "specwright:\n  output: ../elsewhere",
  },
  "unsafe-place": {
    severity: "error",
    message: "Specwright does not write to {path}, which `{key}` names: {reason}.",
    hint: "Name a separate folder, such as `generated` for `output` or `handlers` for `handlers`.",
    example: "specwright:\n  output: .git",
  },
  "output-in-specs": {
    severity: "error",
    message:
      "The output folder `{path}` and the specification's folder overlap, and generated files must not be written there.",
    hint: "Choose a separate folder, such as `generated`.",
    example: "specwright:\n  output: openspec/generated",
  },
  "changes-overlap": {
    severity: "warning",
    message:
      "`{name}` is touched by the change {other}, too; the one that is archived last replaces it as a whole.",
    hint: "Archive one of them, then write the other on what the specification says by then, or join the two.",
    example: "(two active changes with `### Requirement: Pay an order` under MODIFIED)",
  },
  "target-not-archivable": {
    severity: "error",
    message:
      "OpenSpec archives no change of `{capability}` until its main specification is in form: all requirements below `## Requirements`.",
    hint: "Correct the headings of the main specification first.",
    example: "(a change of a capability whose spec.md begins with `## ADDED Requirements`)",
  },
  "no-deltas": {
    severity: "warning",
    message: "This change has no deltas, so that archiving it leaves the specification as it is.",
    hint: "Write them as `specs/<capability>/spec.md` in its folder, or say `skip_specs: true` in its `.openspec.yaml`.",
    example: "(a change of a proposal alone)",
  },
  "delta-misplaced": {
    severity: "error",
    message: "This file holds a delta, and OpenSpec reads deltas in `specs/<capability>/spec.md` alone.",
    hint: "Move it to the folder of its capability, as spec.md.",
    example: "(`openspec/changes/add-refunds/specs/orders.md`)",
  },
  "specs-not-skipped": {
    severity: "error",
    message:
      "This change says `skip_specs: true` and has files in its `specs` folder, so that OpenSpec does not archive it.",
    hint: "Remove the line, or the files.",
    example: "(a change with `skip_specs: true` and `specs/orders/spec.md`)",
  },
  "change-metadata": {
    severity: "error",
    message: "OpenSpec does not take what this file says of the specification: {problem}.",
    hint: "Write `schema: spec-driven`, and `skip_specs: true` or `retire_capabilities: true` below it.",
    example: "(`.openspec.yaml`) skip_specs: 'true'",
  },
  "no-specs": {
    severity: "warning",
    message: "There is no spec.md below `{path}`, so there is nothing to compile.",
    hint: "Write one as `{path}/<capability>/spec.md`.",
    example: "(an empty openspec/specs folder)",
  },
  "spec-not-utf8": {
    severity: "error",
    message: "Here the file is not UTF-8: expected text, found the byte {byte}.",
    hint: "Save the file as UTF-8.",
    example: "(a file saved as Latin-1)",
  },
  "file-too-large": {
    severity: "error",
    message: "The file has {size} bytes; at most {limit} are read.",
    hint: "Split it, or move parts of it to other files.",
    example: "(a spec.md of 10 MB)",
  },
  "file-unreadable": {
    severity: "error",
    message: "The file cannot be read: {reason}. Expected a regular file.",
    hint: "Put a regular file that this user may read in its place, or remove it.",
    example: "(openspec/config.yaml is a named pipe)",
  },
  "specs-too-large": {
    severity: "error",
    message:
      "The specification files up to this one have more than {limit} bytes together, which is the most that is read.",
    hint: "Split the project, or name a smaller folder with --openspec.",
    example: "(30 spec.md of 4 MB each)",
  },
  "too-many-specs": {
    severity: "error",
    message: "There are more than {limit} spec files, or more than {folders} folders.",
    hint: "Split the project, or name a smaller folder with --openspec.",
    example: "(a folder of 6,000 capabilities)",
  },
  "too-many-scripts": {
    severity: "error",
    message: "There are more than {limit} scripts below this folder, and each would have to be read.",
    hint: "Name a more specific folder in the settings of config.yaml.",
    example: "specwright:\n  steps: vendor",
  },
  "spec-link-outside": {
    severity: "warning",
    message: "This link leads outside the specification's folder and is not followed.",
    hint: "Put the file itself here.",
    example: "(openspec/specs/orders -> /elsewhere)",
  },
  "output-missing": {
    severity: "error",
    message: "A generated file is missing.",
    hint: "Run `specwright generate` and commit what it writes.",
    example: "(generated/routes.ts was deleted; generate --check)",
  },
  "output-none": {
    severity: "error",
    message: "Nothing is generated yet: none of the {files} files is here.",
    hint: "Run `specwright generate` and commit what it writes.",
    example: "(a project in which `specwright generate` never ran; specwright test)",
  },
  "output-stale": {
    severity: "error",
    message: "This generated file is out of date: the specification says something else now.",
    hint: "Run `specwright generate` and commit what it writes.",
    example: "(a spec was changed without generating; generate --check)",
  },
  "output-leftover": {
    severity: "error",
    message: "This generated file is left over: nothing in the specification produces it any more.",
    hint: "Run `specwright generate`, which deletes it.",
    example: "(a capability was removed; generate --check)",
  },
  "output-edited": {
    severity: "error",
    message: "A generated file was changed by hand; expected it as it was written.",
    hint: "Move the change to the specification or to your own code and revert the file, or overwrite it with `specwright generate --force`.",
    example: "(generated/routes.ts with a line added)",
  },
  "output-leftover-edited": {
    severity: "error",
    message: "This generated file is left over, but it was changed by hand, so it is not deleted.",
    hint: "Move what you need out of it and delete it, or delete it with `specwright generate --force`.",
    example: "(an edited file of a removed capability)",
  },
  "output-foreign": {
    severity: "error",
    message: "Specwright would write a file here, but there is one that it did not write.",
    hint: "Move or rename the file, or choose another `output` folder; it is never overwritten. If it is generated and only manifest.json was lost, restore that.",
    example: "(your own generated/routes.ts, before the first run)",
  },
  "generated-name-too-long": {
    severity: "error",
    message:
      "This generated file could not be written: a name in its path has {bytes} bytes, and file systems allow at most 255.",
    hint: "Shorten the name of the capability's folder below openspec/specs, from which the file gets its name.",
    example: "(openspec/specs/ with a folder of 250 letters)",
  },
  "output-blocked": {
    severity: "error",
    message: "Specwright does not write here: {reason}.",
    hint: "Put a regular folder in its place, or remove it, or choose another `output` folder.",
    example: "(generated/features is a link to another disk)",
  },
  "too-many-features": {
    severity: "error",
    message: "There are more than {limit} features below this folder, or more than {bytes} bytes in them.",
    hint: "Name a smaller folder by `features` in the settings of config.yaml.",
    example: "specwright:\n  features: vendor",
  },
  "feature-ending": {
    severity: "warning",
    message:
      "Cucumber does not read this file, and neither does the compiler: expected the ending `.feature`.",
    hint: "Rename the file, its ending in small letters.",
    example: "features/checkout.Feature",
  },
  "no-cucumber": {
    severity: "error",
    message: "Features are read by Cucumber's own parser, and `@cucumber/cucumber` is not installed.",
    hint: "Run `npm install --save-dev @cucumber/cucumber`.",
    example: "(a project with features and without node_modules)",
  },
} as const satisfies Entries;
