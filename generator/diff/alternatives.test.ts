import { expect, it } from "vitest";
import { compareModels } from "./compare.js";
import { compileText } from "./testing/pairs.js";

const pets = (length: number): string => `# Pets

## Purpose
Pets that people write down and find again, cats and dogs alike, one after another.

## Requirements

### Requirement: Pets
The system SHALL keep pets: \`Pet = Cat or Dog\`.

\`Cat\`

| Field  | Type   | Rules             | Description |
| ------ | ------ | ----------------- | ----------- |
| \`kind\` | "cat"  |                   |             |
| \`name\` | string | length 1..${length} |             |

\`Dog\`

| Field  | Type   | Rules       | Description |
| ------ | ------ | ----------- | ----------- |
| \`kind\` | "dog"  |             |             |
| \`name\` | string | length 1..9 |             |

### Requirement: Write a pet
The system SHALL answer \`POST /pets Pet\` with \`201 Pet\`.
`;

it("sees what changes inside an alternative", () => {
  const [old, now] = [compileText(pets(9)), compileText(pets(5))];
  expect([...old.diagnostics, ...now.diagnostics].filter(({ severity }) => severity === "error")).toEqual([]);
  const { wire } = compareModels(old.model, now.model);
  expect(wire.map(({ id, effect, place }) => [id, effect, place])).toEqual([
    ["request-property-max-length-decreased", "breaking", "body<Cat>.name"],
    ["response-property-max-length-decreased", "compatible", "201<Cat>.name"],
  ]);
});
