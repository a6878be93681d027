import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { renderSummary } from "../report/render.js";
import type { Summary } from "../report/summary.js";
import { listen } from "../server/listen.js";
import { answering } from "../testing/notes.js";
import type { AcceptanceOptions } from "./run-acceptance.js";

const script = fileURLToPath(new URL("../samples/run.ts", import.meta.url));

/** Runs the sample project in a process of its own, as the command line does. */
async function run(...options: readonly Partial<AcceptanceOptions>[]): Promise<readonly Summary[]> {
  const args = ["--conditions=source", "--import", "tsx", script, JSON.stringify(options)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  return JSON.parse(stdout) as Summary[];
}

const ends = (summary: Summary, scenario: string) =>
  summary.failures.find((failure) => failure.scenario.endsWith(scenario));

describe("a run in process", () => {
  let first: Summary;
  let second: Summary;
  let levels: Summary;
  beforeAll(async () => {
    const [one, two, three] = await run({}, { names: ["^A note$"] }, { tags: "@slo" });
    if (one === undefined || two === undefined || three === undefined) throw new Error("a run is missing");
    [first, second, levels] = [one, two, three];
  }, 60_000);

  it("counts requirements, scenarios and steps by how they ended", () => {
    expect(first).toMatchObject({
      ok: false,
      requirements: { passed: 2, failed: 2, unbound: 0, notRun: 1 },
      scenarios: { passed: 8, failed: 8, unbound: 1, notRun: 1 },
      steps: { passed: 24, failed: 7, unbound: 1, notRun: 5 },
      troubles: [],
    });
    expect(first.leftOut).toEqual(["notes/speed/fast"]);
  });

  it("distinguishes what could not be set up from what failed", () => {
    expect(ends(first, "no-set-up")).toMatchObject({ setUp: true, step: "GIVEN a `Note milk`" });
    expect(ends(first, "An odd one")).toMatchObject({ setUp: true, at: "features/journey.feature:9" });
    expect(ends(first, "off-schema")).toMatchObject({ setUp: false, step: "WHEN all are asked for" });
  });

  it("names the line, the request, the answer and the place", () => {
    const failure = ends(first, "notes/read/wrong");
    expect(failure).toMatchObject({
      at: "openspec/specs/notes/spec.md:12",
      step: "THEN it is tea",
      problems: [
        {
          request: { line: expect.stringMatching(/^GET http:\/\/127\.0\.0\.1:\d+\/notes\/n1$/) },
          answer: { line: "200 application/json", body: '{"id":"n1","title":"Milk","owner":"nobody"}' },
          differences: [{ place: "title", says: 'expected "Tea", got "Milk"' }],
        },
      ],
    });
    const text = renderSummary(first, "pretty", false);
    expect(text).toContain("openspec/specs/notes/spec.md:12  THEN it is tea\n");
    expect(text).toContain('✗ title: expected "Tea", got "Milk"');
    expect(renderSummary(first, "github", false)).toContain(
      "::error file=openspec/specs/notes/spec.md,line=12::notes/read/wrong%0A",
    );
    expect(JSON.parse(renderSummary(first, "json", false))).toMatchObject({ version: 1, ok: false });
  });

  it("names the row of examples, and the line of a step by hand", () => {
    const failure = ends(first, "Words of tea (row 2)");
    expect(failure).toMatchObject({ at: "features/journey.feature:19", row: 24 });
    expect(failure?.reason).toContain("The note speaks of Milk.");
    expect(renderSummary(first, "pretty", false)).toContain("features/journey.feature:19 (row at 24)  ");
  });

  it("says of a step by hand whom it asks for in vain, and encodes its path", () => {
    expect(ends(first, "Letters of every script")).toBeUndefined();
    expect(ends(first, "A lost caller")?.reason).toContain(
      'No caller of this scenario is called "carl"; it has "bob".',
    );
  });

  it("fails what is unbound, empty, or borrowed from the specification", () => {
    expect(first.unbound).toEqual([
      { scenario: "notes/read/unbound", step: "nobody knows what", status: "undefined" },
    ]);
    expect(ends(first, "Nothing at all")?.reason).toContain("A scenario without steps checks nothing.");
    expect(ends(first, "Borrowed words")?.reason).toContain("do not know this scenario");
  });

  it("does not run what this application cannot do", () => {
    expect(first.notRun).toEqual([{ scenario: "notes/keep/killed", reason: "this application cannot kill" }]);
  });

  it("lists what was never called or never answered", () => {
    expect(first.operations).toEqual({ declared: 6, never: ["DELETE /notes/{id}", "GET /secrets"] });
    expect(first.replies.never).toEqual(["POST /notes 429 SLOW_DOWN", "any request 418 TEAPOT"]);
  });

  it("says of a requirement that a part of it ran, and that a step is pending", () => {
    expect(second.requirements).toMatchObject({ passed: 0, partly: 1 });
    expect(second.partly).toEqual([{ requirement: "notes/write", ran: 1, of: 3 }]);
    const text = renderSummary(second, "pretty", false);
    expect(text).toContain("Requirements of which a part ran:\n  notes/write: 1 of 3 scenarios ran\n");
    expect(text).toContain("requirements  1: 1 in part\n");
    const steps = first.unbound.map((one) => ({ ...one, status: "pending" as const }));
    const pending = renderSummary({ ...first, unbound: steps }, "pretty", false);
    expect(pending).toContain("Pending steps: their step definition is still to be written:\n  notes/read");
    expect(pending).not.toContain("no step definition");
  });

  it("runs again in the same process, with other names and tags", () => {
    expect(second).toMatchObject({ ok: true, scenarios: { passed: 1, failed: 0 }, steps: { passed: 4 } });
    expect(levels).toMatchObject({ ok: true, scenarios: { passed: 1, failed: 0 }, steps: { passed: 2 } });
    expect(levels.levels).toEqual([
      { scenario: "notes/speed/fast", measure: "p99", below: 5000, measured: expect.any(Number) },
    ]);
    expect(renderSummary(levels, "pretty", false)).toMatch(
      /^p99 [\d.]+ ms \(below 5000 ms\): notes\/speed\/fast$/m,
    );
  });
});

describe("other runs", () => {
  it("write a page where one is wanted, with what failed and why", async () => {
    const folder = mkdtempSync(join(tmpdir(), "specwright-page-"));
    const html = join(folder, "made/acceptance.html");
    await run({ html });
    const page = readFileSync(html, "utf8").replaceAll("\\/", "/");
    rmSync(folder, { recursive: true });
    const missing = ["@id:notes/read/wrong", "openspec/specs/notes/spec.md:12", "A note"].filter(
      (text) => !page.includes(text),
    );
    expect(missing).toEqual([]);
  }, 60_000);

  it("report one cause once, with all scenarios that met it", async () => {
    const [summary] = await run({ app: "features/support/no-start.ts" });
    const failed = summary?.scenarios.failed ?? 0;
    expect(failed).toBeGreaterThan(5);
    expect(summary?.failures).toHaveLength(failed);
    const text = renderSummary(summary as Summary, "github", false);
    const [pretty = "", annotations = ""] = text.split("::error", 2);
    expect(
      pretty.split("the application under test did not start: Error: the database is locked"),
    ).toHaveLength(2);
    const started = summary?.failures.filter(({ reason }) => reason?.includes("did not start")) ?? [];
    expect(pretty).toContain(`${started.length - 1} more for the same cause:`);
    for (const { scenario } of started) expect(annotations).toContain(scenario);
  }, 60_000);

  it("say beside the step why a server in this process failed", async () => {
    const [summary] = await run({ app: "features/support/faulty.ts", names: ["^A note$", "^A list$"] });
    const text = renderSummary(summary as Summary, "pretty", false);
    expect(text).toMatch(
      /answered 500 application\/problem\+json\n.*\n +because: TypeError: no title in the row\n/,
    );
  }, 60_000);

  it("count an operation as called, whatever it answers", async () => {
    const { listener } = answering(() => ({ status: 501, body: {} }));
    const server = await listen(listener);
    const [summary] = await run({ baseUrl: server.url, names: ["^A note$"] });
    await server.close();
    expect(summary?.ok).toBe(false);
    expect(summary?.operations.never).not.toContain("POST /notes");
  }, 60_000);

  it("judge a server by its address, and do not run what needs a server of one's own", async () => {
    const { listener, asked } = answering(({ method }) => ({
      status: method === "GET" ? 200 : 405,
      body: [],
    }));
    const server = await listen(listener);
    const [summary] = await run({ baseUrl: server.url, tags: "@clock or @durable" });
    await server.close();
    expect(summary).toMatchObject({
      ok: true,
      scenarios: { passed: 0, failed: 0, notRun: 3 },
      operations: { declared: 6 },
    });
    expect(summary?.notRun.map(({ reason }) => reason)).toEqual([
      "the clock of a server that runs elsewhere cannot be moved",
      "a server that runs elsewhere is not ours to restart",
      "a server that runs elsewhere is not ours to kill",
    ]);
    expect(asked).toEqual([]);
  }, 60_000);

  it("do not ask anything of a server elsewhere that a step would have to look into", async () => {
    const { listener, asked } = answering(() => ({ status: 500, body: {} }));
    const server = await listen(listener);
    const [summary] = await run({ baseUrl: server.url, names: ["^Counted$"] });
    await server.close();
    expect(summary).toMatchObject({
      ok: true,
      scenarios: { passed: 0, failed: 0, notRun: 1 },
      steps: { passed: 0, failed: 0, notRun: 2 },
      notRun: [{ reason: "its steps look into the server, and this one runs elsewhere" }],
    });
    expect(asked).toEqual([]);
  }, 60_000);

  it("are no success when they are empty or cannot start", async () => {
    const summaries = await run(
      { names: ["no such name"] },
      { baseUrl: "here" },
      { app: "features/support/none.ts" },
      { output: "nowhere" },
    );
    expect(summaries.map(({ ok }) => ok)).toEqual([false, false, false, false]);
    expect(summaries.map(({ troubles }) => troubles.join())).toEqual([
      "No scenario was run: none of the 19 there are has these tags and names.",
      expect.stringContaining('"here" is no base URL'),
      expect.stringContaining("There is no"),
      expect.stringContaining("generate it with `specwright generate`"),
    ]);
  }, 60_000);
});
