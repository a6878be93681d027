import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { drift } from "./drift.js";
import { disk } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import type { OutputPlace } from "./output-place.js";
import { survey } from "./survey.js";
import { applyWriteSet, writeSet } from "./write-set.js";

let place: OutputPlace;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "specwright-drift-"));
  place = { root, output: join(root, "generated") };
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

const look = (tree: Readonly<Record<string, string>>) =>
  survey(
    disk,
    place,
    Object.entries(tree).map(([path, text]) => ({ path, text, hash: fingerprint(text) })),
  );
const generate = (tree: Readonly<Record<string, string>>) => applyWriteSet(disk, place, look(tree), false);
const codesIn = (tree: Readonly<Record<string, string>>) =>
  look(tree).findings.flatMap((finding) => {
    const found = drift(finding, "generated");
    return found === null ? [] : [[found.diagnostic.code, found.diagnostic.at.path]];
  });

it("tells a file that somebody else wrote where one is to be made, and shows nothing of it", () => {
  generate({ "routes.ts": "made\n" });
  writeFileSync(join(place.output, "errors.ts"), "not ours\n");
  const tree = { "routes.ts": "made\n", "errors.ts": "made\n" };
  expect(codesIn(tree)).toEqual([["output-foreign", "generated/errors.ts"]]);
  const [foreign] = look(tree).findings.flatMap((finding) => drift(finding, "generated") ?? []);
  expect(foreign).toMatchObject({ diff: null, diagnostic: { severity: "error" } });
});

it("tells a file that is no longer made and was edited, and leaves it", () => {
  generate({ "routes.ts": "made\n", "errors.ts": "made\n" });
  writeFileSync(join(place.output, "errors.ts"), "made, and edited\n");
  expect(codesIn({ "routes.ts": "made\n" })).toEqual([["output-leftover-edited", "generated/errors.ts"]]);
  const { refused } = writeSet(look({ "routes.ts": "made\n" }), false);
  expect(refused.map(({ path }) => path)).toEqual(["errors.ts"]);
  expect(readFileSync(join(place.output, "errors.ts"), "utf8")).toBe("made, and edited\n");
});
