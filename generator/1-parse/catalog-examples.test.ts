import { expect, test } from "vitest";
import { document } from "../diagnostics/catalog/document.js";
import { notation } from "../diagnostics/catalog/notation.js";
import { parse } from "./parse.js";

const path = "openspec/specs/hats/spec.md";
const head =
  "# hats\n\n## Purpose\nHats.\n\n## Requirements\n\n### Requirement: Hats\nThe system SHALL sell hats.\n\n";
const scenario = "#### Scenario: A hat\n- **WHEN** `GET /hats`\n- **THEN** `200`\n";

/** Where a part of a specification may stand. */
const places: readonly ((part: string) => string)[] = [
  (whole) => `${whole}\n`,
  (part) => `${head}${part}\n\n${scenario}`,
  (code) => `${head}\`${code}\`\n\n${scenario}`,
  (row) => `${head}\`Hat\`\n\n| Field | Type |\n| - | - |\n${row}\n\n${scenario}`,
  (steps) => `${head}#### Scenario: A hat\n${steps}\n`,
  (text) => `${head}#### Scenario: A hat\n- **WHEN** ${text}\n`,
];

test.each(Object.entries({ ...document, ...notation }))(
  "the example of %s earns it, where it can stand",
  (code, { example }) => {
    const codes = places.map((place) =>
      parse({ path, text: place(example) }).diagnostics.map((found) => found.code),
    );
    expect(codes.flat()).toContain(code);
  },
);
