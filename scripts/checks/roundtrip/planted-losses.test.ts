import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type Documents, wholeOf } from "../../../generator/import/read/documents.js";
import { isObject, member } from "../../../generator/import/read/json.js";
import type { Json } from "../../../generator/model.js";
import { readDocuments } from "../../../generator/project/import/read-documents.js";
import { compareDocuments, measure } from "./measure.js";

function documentsOf(name: string): Documents {
  const read = readDocuments(fileURLToPath(new URL(`samples/${name}`, import.meta.url)));
  if (read.kind !== "read") throw new Error(read.problem);
  return read.documents;
}
const library = documentsOf("library.yaml");
const documents = library;
const bodies = documentsOf("bodies.json");

/** The document with another value at a place; `undefined`: nothing is there. */
function changed(place: string, value: Json | undefined, documents = library): Documents {
  const copy = (at: Json, [name, ...rest]: readonly string[]): Json => {
    if (name === undefined) throw new Error("a place has a name");
    if (Array.isArray(at))
      return at.flatMap((item, i) => {
        if (String(i) !== name) return [item];
        return rest.length > 0 ? [copy(item, rest)] : value === undefined ? [] : [value];
      });
    if (!isObject(at)) throw new Error(`nothing is at ${place}`);
    const { [name]: inner, ...others } = at;
    if (rest.length > 0) return { ...at, [name]: copy(inner ?? {}, rest) };
    return value === undefined ? others : { ...at, [name]: value };
  };
  const whole = documents.files.get(documents.root) ?? {};
  return { ...documents, files: new Map([[documents.root, copy(whole, place.split(" "))]]) };
}

const lossesOf = (right: Documents, left = library) =>
  compareDocuments(left, right).verdicts.filter(({ kind }) => kind === "lost");

test("a document compared with itself has lost nothing, and carries what is not checked", () => {
  const { verdicts, invented } = compareDocuments(documents, documents);
  expect(verdicts.map(({ operation, kind }) => `${operation} ${kind}`)).toEqual([
    "GET /books carried",
    "POST /books carried",
    "GET /books/{id} carried",
    "DELETE /books/{id} whole",
  ]);
  expect(invented).toEqual([]);
});

const get = "paths /books get";
const book = "components schemas Book";

test.each<[string, string, Json | undefined]>([
  ["an operation", `paths /books/{id} delete`, undefined],
  ["an operation's id", `${get} operationId`, "getBooks"],
  ["a parameter", `${get} parameters 0`, undefined],
  ["a parameter of a path", "paths /books parameters 0", undefined],
  ["that a parameter is required", `${get} parameters 3 required`, undefined],
  ["a bound of a parameter", `${get} parameters 0 schema maximum`, undefined],
  ["a default", `${get} parameters 0 schema default`, undefined],
  ["commas in a list", `${get} parameters 2 explode`, undefined],
  ["the pattern of a path parameter", "paths /books/{id} parameters 0 schema pattern", undefined],
  ["a body", "paths /books post requestBody", undefined],
  ["that a body is required", "paths /books post requestBody required", false],
  ["a media type", "paths /books post requestBody content", { "text/csv": {} }],
  ["a status", "paths /books/{id} get responses 304", undefined],
  ["the default reply", `${get} responses default`, undefined],
  ["the schema of an error", "components responses Problem content application/json schema", {}],
  ["a header of an answer", `${get} responses 200 headers`, undefined],
  ["the type of a header", `${get} responses 200 headers X-Total-Count schema type`, "string"],
  ["credentials", "security", []],
  ["that an operation needs none", "paths /books/{id} get security", undefined],
  ["the scheme", "components securitySchemes Token scheme", "basic"],
  ["a value of an enum", "components schemas State enum 1", undefined],
  ["a field", `${book} properties price`, undefined],
  ["that a field is required", `${book} required 2`, undefined],
  ["a length", `${book} properties title maxLength`, undefined],
  ["the range of int32", `${book} properties copies format`, undefined],
  ["an open bound", `${book} properties price`, { type: "number", minimum: 0 }],
  ["a format", `${book} properties added format`, undefined],
  ["a format that is only carried", `${book} properties weight format`, undefined],
  ["null", `${get} responses 200 content application/json schema properties next type`, "string"],
  ["an alternative", `${book} properties shelf oneOf 1`, undefined],
  ["a type of its own, which became any", `${book} properties shelf`, {}],
  ["that a list has no two alike", `${book} properties tags uniqueItems`, undefined],
  ["how long a list may be", `${book} properties tags maxItems`, undefined],
  ["the items of a list", `${book} properties tags items type`, "integer"],
  ["the values of a map", `${book} properties counts additionalProperties`, true],
  ["a field deep in an alternative", "components schemas Shelf properties row type", "number"],
  ["that other fields are open", `${book} additionalProperties`, false],
  ["that other fields are refused", "components schemas Shelf additionalProperties", undefined],
  ["what a field leads to, in a circle", `${book} properties sequel`, { $ref: "#/components/schemas/Shelf" }],
  ["that a request leaves out a field", `${book} properties id readOnly`, undefined],
])("finds that %s was lost", (_what, place, value) => {
  expect(lossesOf(changed(place, value))).not.toEqual([]);
});

const form = "paths /token post requestBody content application/x-www-form-urlencoded";
const parts = "paths /covers post requestBody content multipart/form-data";

test.each<[string, string, Json | undefined]>([
  ["how an object of a form is written", `${form} encoding`, undefined],
  ["how a list of a form is written", `${form} encoding scope`, { explode: false }],
  ["what a file may be", `${parts} encoding`, { file: { contentType: "image/png" } }],
  ["a value of a form", `${form} schema properties scope`, undefined],
  ["that a value of a form is required", `${form} schema required`, undefined],
  ["a file", `${parts} schema properties file`, { type: "string" }],
  ["that a form is one", "paths /token post requestBody content", { "application/json": {} }],
  ["that a body may be missing", "paths /covers post requestBody required", true],
  ["the media type of an answer", "paths /token post responses 200 content", { "application/json": {} }],
  ["commas in a list", "paths /notes get parameters 0 explode", undefined],
  ["that an answer may lack a default", "components schemas Note required", ["text", "owner", "copies"]],
  ["a name that is only required", "components schemas Note required", ["text"]],
])("finds that %s was lost", (_what, place, value) => {
  expect(lossesOf(changed(place, value, bodies), bodies)).not.toEqual([]);
});

test("an operation that a fragment tells from another one is lost by its name", () => {
  const paths = member(wholeOf(bodies).value, "paths");
  const all = { ...(isObject(paths) ? paths : {}), "/token#refresh": member(paths, "/notes") ?? null };
  const { imported, verdicts } = measure(changed("paths", all, bodies));
  expect(imported.losses.filter(({ reason }) => reason === "path-fragment")).toHaveLength(5);
  const lost = verdicts.flatMap(({ findings }) => findings.map(({ reason }) => reason));
  expect(lost.filter((reason) => reason === "the operation: a fragment in its path")).toHaveLength(5);
});

const problem: Json = { $ref: "#/components/responses/Problem" };
const answers = member(
  member(member(member(wholeOf(documents).value, "paths"), "/books"), "get"),
  "responses",
);
const twoClasses: Json = { 200: member(answers, "200") ?? null, "4XX": problem, "5XX": problem };

test.each<[string, string, Json | undefined]>([
  ["the order of fields", `${book} required`, ["state", "title", "id"]],
  ["prose", `${book} properties title description`, "A name"],
  ["tags and examples", "paths /books post requestBody content application/json example", undefined],
  ["an enum of one, said by const", "components schemas State", { enum: ["LENT", "OPEN"] }],
  [
    "null as an alternative",
    `${book} properties note`,
    { anyOf: [{ type: "string" }, { type: "null" }], default: "none" },
  ],
  ["a list of one", `${book} properties sequel`, { allOf: [{ $ref: "#/components/schemas/Book" }] }],
  ["int32 as a range", `${book} properties copies`, { type: "integer", minimum: 0, maximum: 2147483647 }],
  ["a schema on the spot", `${book} properties state`, { type: "string", enum: ["OPEN", "LENT"] }],
  ["what a list requires, as no list has fields", `${book} properties tags required`, ["name"]],
  ["the default reply as two classes", `${get} responses`, twoClasses],
])("does not count %s", (_what, place, value) => {
  expect(lossesOf(changed(place, value))).toEqual([]);
});

const beside = (codes: readonly string[]): Json => ({
  description: "",
  content: { "application/json": { schema: {} }, "application/problem+json": { schema: {} } },
  "x-codes": codes,
});
const withReply = (reply: Json) => {
  const read = changed(`${get} responses 400`, {
    description: "",
    content: { "application/json": { schema: {} } },
  });
  return compareDocuments(read, changed(`${get} responses 400`, reply)).verdicts[0];
};

test("what the kernel adds in a media type of its own is listed, what a handler adds is lost", () => {
  const kernel = withReply(beside(["VALIDATION_FAILED"]));
  expect(kernel?.kind).toBe("carried");
  expect(kernel?.added).toEqual([
    "400 VALIDATION_FAILED beside what is declared, as application/problem+json",
  ]);
  expect(withReply(beside(["VALIDATION_FAILED", "TAKEN"]))?.kind).toBe("lost");
  expect(withReply(beside([]))?.kind).toBe("lost");
});

test("null of an alternative is null of all, and its loss is found", () => {
  const withShelf = (shelf: Json) => changed(`${book} properties shelf`, shelf);
  const ofAll = withShelf({ nullable: true, oneOf: [{ type: "string" }, { type: "integer" }] });
  const ofOne = withShelf({ oneOf: [{ type: "string" }, { type: "integer", nullable: true }] });
  const ofNone = withShelf({ oneOf: [{ type: "string" }, { type: "integer" }] });
  const lost = (left: Documents, right: Documents) =>
    compareDocuments(left, right).verdicts.some(({ kind }) => kind === "lost");
  expect([lost(ofOne, ofAll), lost(ofAll, ofOne), lost(ofOne, ofNone), lost(ofNone, ofOne)]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
