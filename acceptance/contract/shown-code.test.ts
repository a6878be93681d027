import { expect, it } from "vitest";
import type { Template } from "../../generator/protocol/error-template.js";
import { type Answer, readJson } from "../http/exchange.js";
import { contract } from "../testing/notes.js";
import type { Contract } from "./contract.js";
import { codeOf, isRefusal } from "./refusal-code.js";

const place = (name: "code" | "message" | "status" | "field" | "type") => ({ place: name });
const rails: Template = { members: [["errors", { members: [[place("field"), [place("message")]]] }]] };
const plain: Template = { members: [["detail", place("message")]] };
const coded: Template = {
  members: [
    ["code", place("code")],
    [
      "errors",
      [
        {
          members: [
            ["field", place("field")],
            ["code", place("code")],
          ],
        },
      ],
    ],
  ],
};
const kinds: Template = {
  members: [
    ["type", place("type")],
    ["title", place("message")],
  ],
};

const filledBy = (...templates: readonly Template[]): Contract => ({
  ...contract,
  errorBody: {
    media: "application/json",
    templates: templates.map((template) => ({
      schema: contract.errorBody.templates[0]?.schema as never,
      template,
    })),
  },
  errors: {
    BLANK: { status: 422, message: "can't be blank" },
    TAKEN: { status: 422, message: "is taken", code: 1042, type: "https://x.example/taken" },
    INVALID: { status: 422, message: "is invalid" },
    GONE: { status: 410, message: "is gone" },
  },
});

const answer = (status: number, body: unknown): Answer => {
  const text = JSON.stringify(body);
  return { status, headers: {}, text, json: readJson(text), milliseconds: 1 };
};

const seenIn = (own: Contract, given: Answer): readonly string[] =>
  Object.keys(own.errors).filter((code) => isRefusal(own, given, code));

it.each<[string, readonly Template[], number, unknown, readonly string[]]>([
  ["the message of one bad field", [rails], 422, { errors: { a: ["can't be blank"] } }, ["BLANK"]],
  [
    "the messages of several",
    [rails],
    422,
    { errors: { a: ["is taken", "is invalid"], b: ["x"] } },
    ["TAKEN", "INVALID"],
  ],
  ["no message of the catalogue", [rails], 422, { errors: { a: ["must be blank"] } }, []],
  ["a message at another status", [rails], 410, { errors: { a: ["is taken"] } }, []],
  ["a body of another form", [rails], 422, { error: "is taken" }, []],
  ["either of two templates", [rails, plain], 422, { detail: "is taken" }, ["TAKEN"]],
  ["the code as the wire spells it", [coded], 422, { code: 1042, errors: [] }, ["TAKEN"]],
  ["the code's own name where the wire has another", [coded], 422, { code: "TAKEN", errors: [] }, []],
  [
    "a code of one bad field among several",
    [coded],
    422,
    { code: "INVALID", errors: [{ field: "a", code: "BLANK" }] },
    ["BLANK", "INVALID"],
  ],
  ["a URI for the code", [kinds], 422, { type: "https://x.example/taken", title: "?" }, ["TAKEN"]],
  ["the status alone", [{ members: [["status", place("status")]] }], 410, { status: 410 }, ["GONE"]],
])("an answer shows %s", (_, templates, status, body, codes) => {
  expect(seenIn(filledBy(...templates), answer(status, body))).toEqual(codes);
});

it("an unknown code is reported as the answer spells it", () => {
  expect(codeOf(filledBy(coded), answer(422, { code: "ODD", errors: [] }))).toBe("ODD");
  expect(codeOf(filledBy(rails), answer(422, { errors: { a: ["odd"] } }))).toBeNull();
});
