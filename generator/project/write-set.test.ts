import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Target, targets } from "../targets.js";
import { disk, type FilePort } from "./file-port.js";
import { fingerprint } from "./fingerprint.js";
import type { OutputPlace } from "./output-place.js";
import { survey } from "./survey.js";
import { applyWriteSet, ChangedMeanwhile, writeSet } from "./write-set.js";

// Thousands of writes to a real disk take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let place: OutputPlace;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), "specwright-write-set-"));
  place = { root, output: join(root, "generated") };
});
afterEach(() => rmSync(place.root, { recursive: true, force: true }));

type Tree = Readonly<Record<string, string>>;
const files = (tree: Tree) =>
  Object.entries(tree).map(([path, text]) => ({ path, text, hash: fingerprint(text) }));
const look = (tree: Tree, port: FilePort = disk, asked: readonly Target[] = targets) =>
  survey(port, place, files(tree), asked);

/** Generates; answers what was refused, or `null` where all went through. */
function generate(tree: Tree, { port = disk, force = false, asked = targets as readonly Target[] } = {}) {
  const seen = look(tree, port, asked);
  const { refused } = writeSet(seen, force);
  if (refused.length > 0) return refused.map(({ path, state }) => `${state} ${path}`);
  applyWriteSet(port, place, seen, force);
  return null;
}

/** What a person does: writes or deletes a file, whatever stands in its way. */
function put(path: string, text: string | null): void {
  const full = join(place.output, path);
  try {
    if (text === null) rmSync(full, { force: true });
    else {
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  } catch {
    // A file where a folder is needed, or the reverse: nothing is written there.
  }
}

function readTree(folder = place.output, prefix = ""): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = prefix + entry.name;
    if (entry.isDirectory())
      Object.assign(tree, readTree(join(folder, entry.name), `${path}/`), { [`${path}/`]: "" });
    else tree[path] = readFileSync(join(folder, entry.name), "utf8");
  }
  return tree;
}

function generated(): Record<string, string> {
  const { "manifest.json": manifest, ...rest } = readTree();
  expect(manifest).toBeDefined();
  return Object.fromEntries(Object.entries(rest).filter(([path]) => !path.endsWith("/")));
}

/** The disk, stopped dead before its n-th change. */
function failingAt(n: number): FilePort {
  let left = n;
  const guard =
    <A extends unknown[], R>(act: (...args: A) => R) =>
    (...args: A): R => {
      if (left-- <= 0) throw new Error("the power went out");
      return act(...args);
    };
  const { write, rename, remove, makeFolder, removeFolder } = disk;
  return {
    ...disk,
    write: guard(write),
    rename: guard(rename),
    remove: guard(remove),
    makeFolder: guard(makeFolder),
    removeFolder: guard(removeFolder),
  };
}

describe("a write set", () => {
  it("writes what is new, leaves what is the same and deletes what is no longer made", () => {
    expect(generate({ "a.ts": "1", "features/x.feature": "x", "features/y.feature": "y" })).toBeNull();
    expect(generate({ "a.ts": "2", "features/y.feature": "y" })).toBeNull();
    expect(generated()).toEqual({ "a.ts": "2", "features/y.feature": "y" });
    expect(generate({ "a.ts": "2" })).toBeNull();
    expect(Object.keys(readTree())).toEqual(["a.ts", "manifest.json"]);
  });

  it("refuses an edited file, whole, and overwrites it only by force", () => {
    generate({ "a.ts": "1", "b.ts": "1" });
    put("a.ts", "mine");
    expect(generate({ "a.ts": "2", "b.ts": "2" })).toEqual(["edited a.ts"]);
    expect(generated()).toEqual({ "a.ts": "mine", "b.ts": "1" });
    expect(generate({ "b.ts": "2" })).toEqual(["leftover-edited a.ts"]);
    expect(generate({ "a.ts": "2", "b.ts": "2" }, { force: true })).toBeNull();
    expect(generated()).toEqual({ "a.ts": "2", "b.ts": "2" });
  });

  it("never overwrites a foreign file, not even by force", () => {
    put("a.ts", "mine");
    expect(generate({ "a.ts": "1" }, { force: true })).toEqual(["foreign a.ts"]);
    put("manifest.json", "{}");
    expect(generate({ "b.ts": "1" }, { force: true })).toEqual(["foreign manifest.json"]);
    expect(readTree()).toEqual({ "a.ts": "mine", "manifest.json": "{}" });
  });

  it("leaves a target that it is not asked for as it is, also by force, and knows it afterwards", () => {
    generate({ "a.ts": "1", "python/a.py": "1", "python/b.py": "1" });
    put("python/b.py", "mine");
    for (const force of [false, true])
      expect(generate({ "a.ts": "2" }, { force, asked: ["typescript"] })).toBeNull();
    expect(generated()).toEqual({ "a.ts": "2", "python/a.py": "1", "python/b.py": "mine" });
    expect(look({ "a.ts": "2" }, disk, ["typescript"]).manifest.state).toBe("same");
    expect(generate({ "python/a.py": "2" }, { asked: ["python"] })).toEqual(["leftover-edited python/b.py"]);
    expect(generate({ "python/a.py": "2" }, { force: true, asked: ["python"] })).toBeNull();
    expect(generated()).toEqual({ "a.ts": "2", "python/a.py": "2" });
  });

  it("takes a file that already is as it should be, without a manifest", () => {
    generate({ "a.ts": "1" });
    put("manifest.json", null);
    expect(look({ "a.ts": "1" }).manifest.state).toBe("new");
    expect(generate({ "a.ts": "1" })).toBeNull();
    expect(look({ "a.ts": "1" }).manifest.state).toBe("same");
  });

  it("does not take other line ends for an edit", () => {
    generate({ "a.ts": "1\n2\n" });
    put("a.ts", "1\r\n2\r\n");
    expect(look({ "a.ts": "1\n2\n" }).findings[0]?.state).toBe("same");
    expect(look({ "a.ts": "3\n" }).findings[0]?.state).toBe("stale");
  });

  it("reads both sides of a manifest with an unresolved merge", () => {
    generate({ "a.ts": "ours" });
    const ours = readTree()["manifest.json"] ?? "";
    generate({ "a.ts": "theirs" });
    const theirs = readTree()["manifest.json"] ?? "";
    put("manifest.json", `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    for (const side of ["ours", "theirs"]) {
      put("a.ts", side);
      expect(look({ "a.ts": "merged" }).findings[0]?.state).toBe("stale");
    }
  });

  it("deletes nothing outside its folder, whatever a manifest says", () => {
    generate({ "a.ts": "1" });
    writeFileSync(join(place.root, "victim"), "1");
    const forged = (readTree()["manifest.json"] ?? "").replace("a.ts", "../victim");
    put("manifest.json", forged);
    put("a.ts", null);
    expect(generate({})).toBeNull();
    expect(readFileSync(join(place.root, "victim"), "utf8")).toBe("1");
  });

  it("refuses links that lead outside the project, and files behind them", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "specwright-elsewhere-"));
    mkdirSync(place.output);
    symlinkSync(elsewhere, join(place.output, "features"));
    expect(generate({ "features/x.feature": "x" })).toEqual(["blocked features/x.feature"]);
    writeFileSync(join(elsewhere, "target"), "theirs");
    symlinkSync(join(elsewhere, "target"), join(place.output, "a.ts"));
    expect(generate({ "a.ts": "1" }, { force: true })).toEqual(["blocked a.ts"]);
    expect(readFileSync(join(elsewhere, "target"), "utf8")).toBe("theirs");
    rmSync(elsewhere, { recursive: true });
  });

  it("refuses an output folder that is itself a link to elsewhere, also while staging", () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "specwright-elsewhere-"));
    symlinkSync(elsewhere, place.output);
    expect(generate({ "a.ts": "1" })).toEqual(["blocked a.ts", "blocked manifest.json"]);
    rmSync(place.output);
    mkdirSync(place.output);
    symlinkSync(elsewhere, join(place.output, ".writing"));
    expect(() => generate({ "a.ts": "1" })).toThrow("not a regular folder");
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(elsewhere, { recursive: true });
  });

  it("stops where another process writes between reading and writing", () => {
    generate({ "a.ts": "1" });
    const seen = look({ "a.ts": "2", "b.ts": "2" });
    put("b.ts", "mine");
    expect(() => applyWriteSet(disk, place, seen, false)).toThrow(ChangedMeanwhile);
    expect(readTree()["b.ts"]).toBe("mine");
  });

  it("takes a bad path from an emitter for a bug", () => {
    for (const path of ["../x", "/x", "a//b", "manifest.json", ".writing/x", "a\\b", "./a"]) {
      expect(() => look({ [path]: "" })).toThrow("emitter");
    }
  });
});

const path = fc.constantFrom("a.ts", "b.ts", "features/a.feature", "features/b.feature", "features/deep/c");
const tree = fc.dictionary(path, fc.constantFrom("1", "2", "3\n")) as fc.Arbitrary<Tree>;
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("generate" as const), tree }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("crash" as const), tree, after: fc.nat(25) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("put" as const), path }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const), path }) },
);

/** Generates on a disk that fails; any failure but the staged one is a real one. */
function crash(wanted: Tree, after: number): void {
  try {
    generate(wanted, { port: failingAt(after) });
  } catch (error) {
    if (!(error instanceof Error) || error.message !== "the power went out") throw error;
  }
}

describe("laws of the write set", () => {
  const inFreshFolder = (run: () => void) => {
    rmSync(place.output, { recursive: true, force: true });
    run();
  };

  it("never loses a byte that a person wrote, whatever happens in whatever order", () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 12 }), (actions) =>
        inFreshFolder(() => {
          mkdirSync(place.output);
          const mine = new Map<string, string>();
          actions.forEach((act, index) => {
            if (act.kind === "generate") generate(act.tree);
            else if (act.kind === "crash") crash(act.tree, act.after);
            else {
              const text = act.kind === "put" ? `written by a person, ${index}` : null;
              put(act.path, text);
              if (text !== null && readTree()[act.path] === text) mine.set(act.path, text);
              else if (text === null) mine.delete(act.path);
            }
            expect(readTree()).toMatchObject(Object.fromEntries(mine));
          });
        }),
      ),
      { numRuns: 150 },
    );
  });

  it("heals after any crash: the next run makes exactly what it should, and the one after does nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(tree, fc.nat(30)), { maxLength: 5 }), tree, (crashes, last) =>
        inFreshFolder(() => {
          for (const [wanted, after] of crashes) crash(wanted, after);
          expect(generate(last)).toBeNull();
          expect(generated()).toEqual(last);
          expect(readdirSync(place.output)).not.toContain(".writing");
          expect(generate(last, { port: failingAt(0) })).toBeNull();
        }),
      ),
      { numRuns: 150 },
    );
  });
});
