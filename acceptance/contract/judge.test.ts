import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Template } from "../../generator/protocol/error-template.js";
import { type Answer, readJson } from "../http/exchange.js";
import { showDifference } from "../match/difference.js";
import { contract } from "../testing/notes.js";
import type { ContractOperation } from "./contract.js";
import { findOperation } from "./find-operation.js";
import { judge } from "./judge.js";

const note = { id: "n1", title: "Milk", owner: "ann" };
const json = "application/json; charset=utf-8";
const problem = "application/problem+json";

function judged(call: string, status: number, body: unknown, headers: Answer["headers"] = {}) {
  const [method = "", path = ""] = call.split(" ");
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer: Answer = { status, headers, text, json: readJson(text), milliseconds: 1 };
  const request = { operation: null, method, path, secretQuery: "", headers: {}, body: null, caller: null };
  const { reply, differences } = judge(contract, findOperation(contract, method, path), {
    url: path,
    request,
    answer,
  });
  return { reply, differences: differences.map(showDifference) };
}

const media = (type: string) => ({ "content-type": type });

describe("judging codes of the kernel by another name", () => {
  const renamed = { RATE_LIMITED: "SLOW_DOWN", ROUTE_NOT_FOUND: "TEAPOT" };
  const seen = (path: string, status: number, code: string) => {
    const text = JSON.stringify({ status, code });
    const answer: Answer = { status, headers: media(problem), text, json: readJson(text), milliseconds: 1 };
    const request = {
      operation: null,
      method: "GET",
      path,
      secretQuery: "",
      headers: {},
      body: null,
      caller: null,
    };
    const own = { ...contract, renamed };
    return judge(own, findOperation(own, "GET", path), { url: path, request, answer }).reply;
  };

  it("knows them by that alone", () => {
    expect(seen("/notes/n1", 429, "SLOW_DOWN")).toBe("SLOW_DOWN");
    expect(seen("/notes/n1", 429, "RATE_LIMITED")).toBe(null);
    expect(seen("/nowhere", 418, "TEAPOT")).toBe("TEAPOT");
    expect(seen("/nowhere", 404, "ROUTE_NOT_FOUND")).toBe(null);
    expect(seen("/notes/n1", 418, "TEAPOT")).toBe(null);
  });
});

/** Holds an answer to `GET /` against the first operation, with other facts. */
function judgedAs(
  facts: Partial<ContractOperation>,
  {
    status,
    text,
    type = "application/json",
  }: { readonly status: number; readonly text: string; readonly type?: string },
  policy: { readonly unknown?: "ignore" } = {},
) {
  const [first] = contract.operations;
  const answer: Answer = { status, headers: media(type), text, json: readJson(text), milliseconds: 1 };
  const request = {
    operation: null,
    method: "GET",
    path: "/",
    secretQuery: "",
    headers: {},
    body: null,
    caller: null,
  };
  const operation = { ...(first as ContractOperation), ...facts };
  const { reply, differences } = judge({ ...contract, ...policy }, operation, { url: "/", request, answer });
  return [reply, ...differences.map(showDifference)];
}

describe("judging answers by the contract", () => {
  it.each<[string, number, unknown, Answer["headers"], string]>([
    ["GET /notes/n1", 200, note, media(json), "200"],
    ["GET /notes/n1", 200, note, media("application/vnd.note+json"), "200"],
    ["HEAD /notes/n1", 200, "", media(json), "200"],
    ["HEAD /notes/n1", 404, "", media(problem), "NOTE_NOT_FOUND"],
    ["DELETE /notes/n1", 204, "", {}, "204"],
    ["GET /text", 200, "hello", media("text/plain; charset=utf-8"), "200"],
    ["POST /notes", 201, note, { ...media(json), location: "/notes/n1" }, "201"],
    ["GET /notes/n1", 404, { status: 404, code: "NOTE_NOT_FOUND" }, media(problem), "NOTE_NOT_FOUND"],
    ["POST /notes", 400, { status: 400, code: "MALFORMED_JSON" }, media(problem), "MALFORMED_JSON"],
    ["GET /nothing", 404, { status: 404, code: "ROUTE_NOT_FOUND" }, media(problem), "ROUTE_NOT_FOUND"],
    ["GET /secrets", 403, { status: 403, code: "FORBIDDEN" }, media(problem), "FORBIDDEN"],
  ])("%s may answer %i %j", (call, status, body, headers, reply) => {
    expect(judged(call, status, body, headers)).toEqual({ reply, differences: [] });
  });

  it.each<[string, number, unknown, Answer["headers"], string]>([
    [
      "GET /notes/n1",
      202,
      note,
      media(json),
      "contract: 202 is not declared here; declared are 200, 404 NOTE_NOT_FOUND",
    ],
    ["GET /notes", 500, "oops", {}, "contract: 500 is not declared here; declared are 200"],
    [
      "GET /notes/n1",
      418,
      { status: 418, code: "TEAPOT" },
      media(problem),
      "contract: 418 TEAPOT is not declared here; declared are 200, 404 NOTE_NOT_FOUND",
    ],
    [
      "GET /notes/n1",
      404,
      { status: 404, code: "ROUTE_NOT_FOUND" },
      media(problem),
      "contract: 404 ROUTE_NOT_FOUND is not declared here; declared are 200, 404 NOTE_NOT_FOUND",
    ],
    [
      "GET /notes/n1",
      400,
      { status: 400, code: "NOTE_NOT_FOUND" },
      media(problem),
      "contract: 400 NOTE_NOT_FOUND is not declared here; declared are 200, 404 NOTE_NOT_FOUND",
    ],
    [
      "GET /notes/n1",
      200,
      { ...note, title: 3 },
      media(json),
      "title: off its schema: expected string, received number (3)",
    ],
    [
      "GET /notes/n1",
      200,
      { ...note, stack: "x" },
      media(json),
      'the body: off its schema: Unrecognized key: "stack"',
    ],
    ["GET /notes/n1", 200, "[", media(json), "contract: expected a JSON body"],
    [
      "GET /notes/n1",
      200,
      note,
      media("text/html"),
      "header content-type: expected application/json by contract, got text/html",
    ],
    ["GET /notes/n1", 200, note, {}, "header content-type: expected application/json by contract, got none"],
    [
      "GET /notes/n1",
      404,
      { status: 404, code: "NOTE_NOT_FOUND" },
      media(json),
      "header content-type: expected application/problem+json by contract, got application/json",
    ],
    [
      "GET /notes/n1",
      404,
      { status: "404", code: "NOTE_NOT_FOUND" },
      media(problem),
      'status: off its schema: expected number, received string ("404")',
    ],
    ["DELETE /notes/n1", 204, "x", {}, 'contract: expected no body, got "x"'],
    [
      "GET /text",
      200,
      "{}",
      media(json),
      "header content-type: expected text/plain by contract, got application/json",
    ],
    ["POST /notes", 201, note, media(json), "header Location: declared, but not sent"],
    [
      "POST /notes",
      429,
      { status: 429, code: "SLOW_DOWN" },
      media(problem),
      "header Retry-After: declared, but not sent",
    ],
    ["GET /nothing", 200, "hi", {}, "contract: no operation has this path, and it answers 200"],
  ])("%s may not answer %i %j", (call, status, body, headers, difference) => {
    expect(judged(call, status, body, headers).differences).toEqual([difference]);
  });

  it("takes the whole body that the catalogue writes out for its code", () => {
    const whole = { errors: { body: ["can't be empty"] } };
    const body: Template = { members: [["errors", { members: [["body", ["can't be empty"]]] }]] };
    const errors = { ...contract.errors, EMPTY: { status: 422, message: "Empty", body } };
    const operation = { id: "o", method: "GET", path: "/x", replies: {}, errors: ["EMPTY"] };
    const request = {
      operation: null,
      method: "GET",
      path: "/x",
      secretQuery: "",
      headers: {},
      body: null,
      caller: null,
    };
    const judgedAs = (sent: unknown) => {
      const text = JSON.stringify(sent);
      const answer: Answer = {
        status: 422,
        headers: media(problem),
        text,
        json: readJson(text),
        milliseconds: 1,
      };
      return judge({ ...contract, errors }, operation, { url: "/x", request, answer });
    };
    expect(judgedAs(whole)).toEqual({ reply: "EMPTY", differences: [] });
    expect(judgedAs({ errors: { body: [] } }).reply).toBeNull();
  });
});

describe("finding an operation", () => {
  it.each([
    ["GET", "/notes", "getNotes"],
    ["GET", "/notes?x=/1", "getNotes"],
    ["GET", "/notes/a%2Fb", "getNotesById"],
    ["HEAD", "/text", "getText"],
    ["GET", "/notes/", null],
    ["PATCH", "/notes", null],
    ["GET", "/notes/1/2", null],
  ])("%s %s is %s", (method, path, id) => {
    expect(findOperation(contract, method, path)?.id ?? null).toBe(id);
  });
});

describe("classes of statuses, and undeclared fields", () => {
  const Problem = z.strictObject({ problem: z.string() });
  const judgeNote = (status: number, body: unknown, policy: { readonly unknown?: "ignore" } = {}) =>
    judgedAs(
      { replies: { 200: Problem }, classes: { 4: Problem } },
      { status, text: JSON.stringify(body) },
      policy,
    );

  it("takes any other status of a class whose body is as declared", () => {
    expect(judgeNote(423, { problem: "busy" })).toEqual(["4xx"]);
    expect(judgeNote(418, { other: 1 })).toEqual([
      "4xx",
      expect.stringContaining("problem: off its schema"),
      expect.stringContaining("off its schema: Unrecognized key"),
    ]);
    expect(judgeNote(503, { problem: "down" })).toEqual([
      null,
      expect.stringContaining("503 is not declared"),
    ]);
  });

  it("lets through what is not declared where the contract says so, and nothing else", () => {
    expect(judgeNote(200, { problem: "a", more: 1 })).toHaveLength(2);
    expect(judgeNote(200, { problem: "a", more: 1 }, { unknown: "ignore" })).toEqual(["200"]);
    expect(judgeNote(200, { problem: 1, more: 1 }, { unknown: "ignore" })).toHaveLength(2);
  });
});

describe("refusals that have a body of their own", () => {
  const Fault = z.strictObject({ error: z.string() });
  const replies = { 200: null, 404: Fault, 410: null };
  const judgeNote = (status: number, text: string, policy: { readonly unknown?: "ignore" } = {}) => {
    const type = text.includes("NOTE_NOT_FOUND") ? problem : "application/json";
    return judgedAs({ errors: ["NOTE_NOT_FOUND"], replies }, { status, text, type }, policy);
  };

  it("are judged by it, and a code of the same status by its own", () => {
    expect(judgeNote(404, '{"error":"none"}')).toEqual(["404"]);
    expect(judgeNote(404, '{"status":404,"code":"NOTE_NOT_FOUND"}')).toEqual(["NOTE_NOT_FOUND"]);
    expect(judgeNote(404, '{"error":5}')).toEqual(["404", expect.stringContaining("error: off its schema")]);
  });

  it("may have any where none is promised, unlike an answer", () => {
    expect(judgeNote(410, "gone")).toEqual(["410"]);
    expect(judgeNote(200, "ok")).toEqual(["200", expect.stringContaining("expected no body")]);
    expect(judgeNote(200, "ok", { unknown: "ignore" })).toEqual(["200"]);
  });
});
