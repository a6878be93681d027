import { expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

/** What is said of a scenario that asks a path and expects success. */
const asked = (operation: string, path: string): readonly string[] =>
  checked(
    `\`POST /caps Cap\` answers \`201 Cap\`. ${operation} answers \`204\`.` +
      entity("Cap", "`id` | integer | read-only", "`day` | date | ") +
      `\n#### Scenario: A cap\n- **GIVEN** \`Cap cap {}\`\n- **WHEN** \`GET ${path}\`\n- **THEN** \`204\`\n`,
  ).said;

it.each([
  ["`GET /hats/v{id}`, `{id}: integer`", "/hats/vx"],
  ["`GET /hats/{id}.json`, `{id}: 1..9`", "/hats/10.json"],
  ["`GET /hats/{a}-{b}`, `{b}: 1..9`", "/hats/1-10"],
  ["`GET /hats/{a}-{b}`, `{a}: integer`, `{b}: string`", "/hats/1-2-3"],
  ["`GET /hats/{a}-{b}`, `{b}: 1..9`", "/hats/{cap.id}-0"],
  ["`GET /hats/{a}_{b}`, `{a}: integer`, `{b}: date`", "/hats/{cap.day}_{cap.day}"],
  ["`GET /hats/{ids}`, `{ids}: integer[]`", "/hats/1,x"],
  ["`GET /hats/{ids}`, `{ids}: integer[]`", "/hats/{cap.day}"],
  ["`GET /hats/{ids}`, `{ids}: integer[], length 2`", "/hats/1,2,3"],
])("%s refuses %s", (operation, path) => {
  expect(asked(operation, path)).toEqual([expect.stringMatching(/^request-refused at /)]);
});

it.each([
  ["`GET /hats/v{id}`, `{id}: integer`", "/hats/v{cap.id}"],
  ["`GET /hats/{a}-{b}`, `{b}: 1..9`", "/hats/1-2-3"],
  ["`GET /hats/{a}-{b}`, `{b}: 1..9`", "/hats/{cap.id}-1{cap.id}"],
  ["`GET /hats/{a}_{b}`, `{a}: integer`, `{b}: date`", "/hats/{cap.id}_{cap.day}"],
  ["`GET /hats/{a}A{b}`, `{a}: string`, `{b}: 1..9`", "/hats/%2AA5"],
  ["`GET /hats/{ids}`, `{ids}: integer[]`", "/hats/1,2"],
  ["`GET /hats/{ids}`, `{ids}: integer[]`", "/hats/{cap.id}"],
  ["`GET /hats/{ids}`, `{ids}: integer[]`", "/hats/{cap.id},2"],
  ["`GET /hats/{names}`, `{names}: string[], length 2`", "/hats/a%2Cb,c"],
])("%s takes %s", (operation, path) => {
  expect(asked(operation, path)).toEqual([]);
});
