import { describe, expect, it } from "vitest";
import { createClient } from "../http/client.js";
import type { PreparedRequest } from "../http/exchange.js";
import {
  absent,
  answer,
  caller,
  contains,
  crowd,
  header,
  json,
  matches,
  nobody,
  type Parts,
  raw,
  type SendingParts,
  same,
  test,
  thing,
} from "../plan/plan-builders.js";
import { Given, Then, When } from "../plan/step-builders.js";
import { distinct, ref, text } from "../plan/terms.js";
import { type Asked, refused } from "../testing/notes.js";
import { openSession, perform } from "../testing/open-session.js";

const note = (id: string, title = "Milk", owner = "user_ann") => ({ id, title, owner });
const created = (asked: Asked) => {
  const body = JSON.parse(asked.body) as { title: string; owner?: string };
  return { status: 201, body: { owner: "nobody", ...body, id: "n1" }, headers: { location: "/notes/n1" } };
};
const ann = caller("ann", "user_ann");
const post = (body: Parameters<typeof json>[0]): SendingParts => ({
  operation: "postNotes",
  method: "POST",
  path: "/notes",
  bodies: [json(body)],
});
const get = (id: string): SendingParts => ({
  operation: "getNotesById",
  method: "GET",
  path: ["/notes/", id],
});
const when = (parts: Parts) => When("w", parts);
const then = (parts: Parts) => Then("t", parts);

describe("what is sent", () => {
  it("fills the caller's field, in the body or the query, unless it is given or nobody asks", async () => {
    const { session, asked } = await openSession((question) =>
      question.method === "POST" ? created(question) : { status: 200, body: [] },
    );
    const list: SendingParts = { operation: "getNotes", method: "GET", path: "/notes" };
    const steps = [
      when({ callers: [ann], send: post({ title: "Milk" }) }),
      when({ callers: [ann], send: post({ title: "Milk", owner: "user_bob" }) }),
      when({ callers: [ann], send: list }),
      when({ callers: [ann], send: { ...list, path: "/notes?owner=user_bob" } }),
      when({ callers: [nobody], send: post({ title: "Milk" }) }),
    ];
    expect(await perform(session, ...steps)).toEqual([]);
    expect(asked.map(({ url, body }) => `${url} ${body}`)).toEqual([
      '/notes {"title":"Milk","owner":"user_ann"}',
      '/notes {"title":"Milk","owner":"user_bob"}',
      "/notes?owner=user_ann ",
      "/notes?owner=user_bob ",
      '/notes {"title":"Milk"}',
    ]);
  });

  it("holds a caller for its own step alone; the next that names nobody is anonymous", async () => {
    const { session, asked } = await openSession(
      (question) => (question.method === "POST" ? created(question) : { status: 200, body: note("n1") }),
      (name) => ({ Authorization: `Bearer ${name}` }),
    );
    const secrets: SendingParts = { operation: "getSecrets", method: "GET", path: "/secrets" };
    await perform(
      session,
      Given("g", { callers: [ann], send: post({ title: "Milk" }) }),
      Given("g", { makes: [{ operation: "postNotes", path: "/notes", body: { title: "Tea" } }] }),
      when({ send: post({ title: "Milk" }) }),
      when({ callers: [ann], send: secrets }),
      when({ send: secrets }),
      then({ send: secrets }),
      then({ callers: [ann, caller("bob", "user_bob")], send: secrets }),
      then({ send: secrets }),
    );
    expect(
      asked.map(({ body, headers }) => (body === "" ? headers.authorization : JSON.parse(body).owner)),
    ).toEqual([
      "user_ann",
      undefined,
      undefined,
      "Bearer ann",
      undefined,
      undefined,
      "Bearer ann",
      undefined,
    ]);
  });

  it("makes a thing by the caller of the plan", async () => {
    const { session, asked } = await openSession(created);
    const making = { operation: "postNotes", path: "/notes", body: { title: "Milk" }, by: ann };
    expect(await perform(session, Given("g", { makes: [making] }))).toEqual([]);
    expect(asked.map(({ body }) => body)).toEqual(['{"title":"Milk","owner":"user_ann"}']);
  });

  it("makes what a request needs before it is sent, in a WHEN and a THEN too", async () => {
    const { session, asked } = await openSession((question) =>
      question.url === "/notes" ? created(question) : { status: 200, body: note("n1") },
    );
    const making = { handle: "Note 1", operation: "postNotes", path: "/notes", body: { title: "Milk" } };
    const send: SendingParts = {
      operation: "getNotesById",
      method: "GET",
      path: ["/notes/", ref("Note 1", "id")],
    };
    expect(await perform(session, when({ makes: [making], send }), then({ makes: [making], send }))).toEqual(
      [],
    );
    expect(asked.map(({ url }) => url)).toEqual(["/notes", "/notes/n1", "/notes", "/notes/n1"]);
  });

  it("sends raw text as JSON unless a header says otherwise", async () => {
    const { session, asked } = await openSession(() => refused(400, "MALFORMED_JSON"));
    const bad = { ...post(null), bodies: [raw("{")] };
    await perform(
      session,
      when({ send: bad }),
      when({ send: { ...bad, headers: [["Content-Type", "text/plain"]] } }),
    );
    expect(asked.map(({ headers, body }) => `${headers["content-type"]} ${body}`)).toEqual([
      "application/json {",
      "text/plain {",
    ]);
  });

  it("issues credentials afresh for each request, by the scenario's clock", async () => {
    const asks: string[] = [];
    const { session, asked } = await openSession(
      () => ({ status: 200, body: note("n1") }),
      (name, role, at) => {
        asks.push(`${name} ${role} ${at.getTime() > Date.now() + 3_000_000}`);
        return { Authorization: `Bearer ${asks.length}` };
      },
    );
    const send: SendingParts = { operation: "getSecrets", method: "GET", path: "/secrets" };
    const admin = caller("admin", "user_admin", "admin");
    await perform(
      session,
      when({ callers: [admin], send: { ...send, times: 2 } }),
      when({ callers: [admin], afterSeconds: 3600, send }),
      when({ callers: [nobody], send }),
    );
    expect(asks).toEqual(["admin admin false", "admin admin false", "admin admin true"]);
    expect(asked.map(({ headers }) => headers.authorization).sort()).toEqual([
      "Bearer 1",
      "Bearer 2",
      "Bearer 3",
      undefined,
    ]);
  });

  it("says which file is missing where credentials are needed", async () => {
    const { session } = await openSession(() => ({ status: 200 }));
    const step = when({ callers: [ann], send: { operation: "getSecrets", method: "GET", path: "/secrets" } });
    await expect(perform(session, step)).rejects.toThrow("features/support/credentials.ts");
  });

  it("puts references into paths as one segment, and sends a written path as written", async () => {
    const { session, asked } = await openSession(() => ({ status: 200, body: note("n1") }));
    session.handles.set("odd", { id: "a/b ü" });
    await perform(
      session,
      when({ send: { operation: "getNotesById", method: "GET", path: ["/notes/", ref("odd", "id")] } }),
      when({ send: { method: "GET", path: "/notes/%zz" } }),
    );
    expect(asked.map(({ url }) => url)).toEqual(["/notes/a%2Fb%20%C3%BC", "/notes/%zz"]);
  });

  it("makes values that are distinct, long, or referred to", async () => {
    const { session, asked } = await openSession(created);
    const make = { operation: "postNotes", path: "/notes", body: { title: distinct("note ", "!") } };
    const steps = [
      Given("g", { makes: [{ ...make, handle: "first" }, make] }),
      when({
        send: post({ title: text(["of ", ref("first", "id"), " in ", ref("run")]), owner: text("ab", 3) }),
      }),
    ];
    expect(await perform(session, ...steps)).toEqual([]);
    expect(asked.map(({ body }) => body)).toEqual([
      '{"title":"note 1!"}',
      '{"title":"note 2!"}',
      '{"title":"of n1 in r1","owner":"ababab"}',
    ]);
  });

  it("names what nothing is called", async () => {
    const { session } = await openSession(created);
    await expect(perform(session, when({ send: post({ title: ref("ghost", "id") }) }))).rejects.toThrow(
      "Nothing is called `ghost`",
    );
  });

  it("sends rows in order, callers at once in WHEN and in turn in GIVEN, and a THEN's question once", async () => {
    let under = 0;
    let most = 0;
    const { session, asked } = await openSession(async (question) => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 20));
      under -= 1;
      return question.method === "POST" ? created(question) : { status: 200, body: note("n1") };
    });
    const buyers = crowd("buyer", 5, "user_buyer");
    await perform(session, Given("g", { callers: buyers, send: post({ title: "g" }) }));
    expect(most).toBe(1);
    expect(asked.map(({ body }) => JSON.parse(body).owner)).toEqual(buyers.map((buyer) => buyer?.id));
    await perform(
      session,
      when({
        callers: buyers,
        send: { ...post(null), bodies: [json({ title: "a" }), json({ title: "b" })], times: 2 },
      }),
    );
    expect(most).toBe(10);
    expect(
      asked
        .slice(5)
        .map(({ body }) => JSON.parse(body).title)
        .join(""),
    ).toBe("aaaaaaaaaabbbbbbbbbb");
    await perform(session, then({ callers: buyers, send: get("n1") }));
    expect(asked).toHaveLength(26);
  });

  it("repeats the last request exactly, by another caller where one is named", async () => {
    const { session, asked } = await openSession(created);
    const bob = caller("bob", "user_bob");
    const steps = [
      when({ callers: [ann], send: post({ title: distinct("t", "") }) }),
      when({ again: true }),
      when({ callers: [bob], again: true }),
    ];
    expect(await perform(session, ...steps)).toEqual([]);
    expect(asked.map(({ body }) => body)).toEqual([
      '{"title":"t1","owner":"user_ann"}',
      '{"title":"t1","owner":"user_ann"}',
      '{"title":"t1","owner":"user_bob"}',
    ]);
  });
});

describe("what is checked", () => {
  const once = when({ send: post({ title: "Milk", owner: "user_ann" }) });

  it.each<[string, Parts, readonly string[]]>([
    ["the status", { checks: [answer({ status: 200 })] }, ["status: expected 200, got 201"]],
    [
      "the code",
      { checks: [answer({ status: 400, code: "VALIDATION_FAILED" })] },
      ["status: expected 400 VALIDATION_FAILED, got 201"],
    ],
    ["a pattern", { checks: [matches({ title: "Tea", id: "n1" })] }, ['title: expected "Tea", got "Milk"']],
    [
      "every place",
      { checks: [answer({ status: 201, pattern: { title: "Tea", owner: "x" } }), absent(["id"])] },
      [
        'title: expected "Tea", got "Milk"',
        'owner: expected "x", got "user_ann"',
        'id: expected to be absent, got "n1"',
      ],
    ],
    ["a test", { checks: [test(["title", "length"], ">", 4)] }, ["title.length: expected > 4, got 4"]],
    [
      "a header",
      { checks: [header("Location", ["/notes/", ref("other", "id")])] },
      ['header Location: expected "/notes/n2", got "/notes/n1"'],
    ],
    ["a missing header", { checks: [header("Allow", "GET")] }, ['header Allow: expected "GET", got none']],
    ["a media type without parameters", { checks: [header("Content-Type", "application/json")] }, []],
    [
      "a text",
      { checks: [contains("Tea")] },
      ['the body: expected to contain "Tea", got {"owner":"user_ann","title":"Milk","id":"n1"}'],
    ],
    [
      "the whole",
      { checks: [same(ref("other"))] },
      ['the body: expected {"id":"n2"}, got {"owner":"user_ann","title":"Milk","id":"n1"}'],
    ],
    [
      "a thing in its envelope",
      { checks: [thing({ envelope: "note" })] },
      ['note: expected to be there, got {"owner":"user_ann","title":"Milk","id":"n1"}'],
    ],
    ["a thing", { checks: [thing({ handle: "milk", pattern: { title: "Milk" } })] }, []],
  ])("%s", async (_what, parts, expected) => {
    const { session } = await openSession(created);
    session.handles.set("other", { id: "n2" });
    expect(await perform(session, once, then(parts))).toEqual(expected);
  });

  it("counts answers and shows what came instead", async () => {
    let sold = false;
    const { session } = await openSession((question) => {
      if (sold) return refused(400, "VALIDATION_FAILED");
      sold = true;
      return created(question);
    });
    const many = when({ send: { ...post({ title: "Milk", owner: "a" }), times: 5 } });
    const one = answer({ status: 201, count: 1 });
    const rest = (count: number | [number, number | null]) =>
      answer({ status: 400, code: "VALIDATION_FAILED", count });
    expect(await perform(session, many, then({ checks: [one, rest(4)] }))).toEqual([]);
    expect(await perform(session, then({ checks: [one, rest([1, null])] }))).toEqual([]);
    expect(await perform(session, then({ checks: [rest([1, 3])] }))).toEqual([
      "answers: expected 1..3 x 400 VALIDATION_FAILED, got 1 x 201, 4 x 400 VALIDATION_FAILED",
    ]);
    expect(
      await perform(
        session,
        then({ checks: [answer({ status: 201, count: 1, pattern: { title: "Tea" } })] }),
      ),
    ).toEqual([
      "answers: expected 1 x 201 with this body, got 1 x 201, 4 x 400 VALIDATION_FAILED",
      'title: expected "Tea", got "Milk"',
    ]);
    expect(await perform(session, then({ checks: [one, matches({ title: "Milk" })] }))).toEqual([]);
    expect(await perform(session, then({ checks: [matches({ title: "Milk" })] }))).toHaveLength(4);
  });

  it("fails a step off the contract though nothing is asserted", async () => {
    const { session } = await openSession(() => ({
      status: 200,
      body: { ...note("n1"), stack: "at line 1" },
    }));
    expect(await perform(session, when({ send: get("n1") }))).toEqual([
      'the body: off its schema: Unrecognized key: "stack"',
    ]);
  });

  it("wants success where a step must have it", async () => {
    const { session } = await openSession(() => refused(404, "NOTE_NOT_FOUND"));
    const step = { send: get("n9") };
    expect(await perform(session, when(step))).toEqual([]);
    expect(await perform(session, when({ ...step, mustSucceed: true }))).toEqual([
      "status: expected success, got 404",
    ]);
  });

  it("says that a thing could not be made", async () => {
    const { session } = await openSession(() => refused(400, "VALIDATION_FAILED"));
    const step = Given("g", { makes: [{ operation: "postNotes", path: "/notes", body: { title: 3 } }] });
    expect(await perform(session, step)).toEqual(["status: expected success, got 400"]);
  });

  it("reports a server that is not there, and what was meant for it", async () => {
    const { session } = await openSession(created);
    const client = createClient();
    const target = {
      ...session.target,
      send: (request: PreparedRequest) => client.send("http://127.0.0.1:1", request),
    };
    const lines = await perform({ ...session, target }, when({ send: { ...get("n1"), times: 2 } }));
    await client.close();
    expect(lines).toEqual(Array(2).fill("the server: no answer: connect ECONNREFUSED 127.0.0.1:1"));
  });

  it("has nothing to check where nothing was asked", async () => {
    const { session } = await openSession(created);
    expect(await perform(session, then({ checks: [answer({ status: 200 })] }))).toEqual([
      "answers: nothing was asked before this step",
    ]);
  });
});
