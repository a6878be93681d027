import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { mutations } from "./mutations.js";

test("every mutation finds what it changes, before anybody waits for a run of all", () => {
  const lost = mutations.flatMap(({ name, edits }) =>
    edits.flatMap(({ file, find }) => {
      const text = readFileSync(fileURLToPath(new URL(`../../../${file}`, import.meta.url)), "utf8");
      return text.includes(find) ? [] : [`${name}: ${file}`];
    }),
  );
  expect(lost).toEqual([]);
});
