import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OutputFile } from "../../3-emit/output-file.js";
import { askPython, describeWithPython } from "../../3-emit/python/testing/python.js";
import { targets } from "../../targets.js";
import { anyWildSpec } from "./accepted/any-wild-spec.js";
import { requestsOf, type WireRequest } from "./accepted/document-requests.js";
import { contradictions, misfits } from "./accepted/judge-served.js";
import type { Json } from "./accepted/sample-of-schema.js";
import { askTypeScript, type Served } from "./accepted/typescript-server.js";
import { anySpec } from "./any-spec.js";
import { compileSources, errorsOf, fileText } from "./compile-sources.js";
import { sourcesOf } from "./spec-text.js";

/** How many specifications: `SPECS=10000` for the long proof. */
const specs = Number(process.env.SPECS ?? 200);
// Always the same in `npm test`: what another seed finds is for the proof to find, not for an unrelated change.
const seed = Number(process.env.SEED ?? 31);

interface Accepted {
  readonly text: string;
  readonly files: readonly OutputFile[];
  readonly document: Json;
  readonly requests: readonly WireRequest[];
}

const anySources = fc.oneof(
  { weight: 1, arbitrary: anySpec.map(sourcesOf) },
  { weight: 4, arbitrary: anyWildSpec },
);

let accepted: readonly Accepted[] = [];
let folder = "";
const described = ({ text }: Accepted, faults: readonly string[]): string =>
  faults.length === 0 ? "" : `SEED=${seed}\n${faults.join("\n")}\n${text}`;

beforeAll(() => {
  const cache = resolve(import.meta.dirname, "../../../.cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, "accepted-specs-"));
  accepted = fc.sample(anySources, { numRuns: specs, seed }).flatMap((sources): readonly Accepted[] => {
    const compiled = compileSources(sources, { targets });
    if (errorsOf(compiled).length > 0) return [];
    const document = JSON.parse(fileText(compiled, "openapi.json")) as Json;
    const text = sources.map((source) => source.text).join("\n");
    return [{ text, files: compiled.files, document, requests: requestsOf(document) }];
  });
}, 3_600_000);
afterAll(() => rmSync(folder, { recursive: true }), 600_000);

describe("a specification that check accepts", () => {
  it("is no rare case among those that are made up", () => {
    expect(accepted.length).toBeGreaterThan(specs / 5);
  });

  it("describes itself with defaults and examples that its own schemas admit", () => {
    const found = accepted
      .map((one) => described(one, misfits(one.document)))
      .filter((fault) => fault !== "");
    expect(found).toEqual([]);
  }, 3_600_000);

  it("starts in TypeScript, is reached by what its document describes, and refuses as its document says", async () => {
    const found: string[] = [];
    for (const [i, one] of accepted.entries()) {
      const served = await askTypeScript(join(folder, String(i)), one.files, one.requests);
      found.push(described(one, contradictions(one.document, one.requests, served)));
    }
    expect(found.filter((fault) => fault !== "")).toEqual([]);
  }, 3_600_000);
});

describeWithPython("a specification that check accepts, in Python", () => {
  it("starts, is reached by what its document describes, and refuses as its document says", () => {
    const question = accepted.map(({ files, requests }) => ({
      files: Object.fromEntries(
        files.flatMap(({ path, text }) =>
          path.startsWith("python/contract/") ? [[path.slice("python/".length), text]] : [],
        ),
      ),
      requests,
    }));
    const served = askPython("serve.py", question) as readonly Served[];
    const found = accepted.map((one, i) => {
      const answers = served[i] ?? { kind: "fault" as const, fault: "not served" };
      return described(one, contradictions(one.document, one.requests, answers));
    });
    expect(found.filter((fault) => fault !== "")).toEqual([]);
  }, 3_600_000);
});
