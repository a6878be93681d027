import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const read = (path: string): string =>
  readFileSync(new URL(path, import.meta.url), "utf8").replaceAll(/\s+/g, " ");

test.each(readdirSync(new URL("styles", import.meta.url)))(
  "docs/error-bodies.md has the line of %s",
  (style) => {
    const line = /Every refusal SHALL be (?<line>.*?)\. \|/.exec(read(`styles/${style}/spec.md`))?.groups
      ?.line;
    expect(line).toBeDefined();
    expect(read("../../../docs/error-bodies.md")).toContain(`Every refusal is ${line}.`);
  },
);
