import { bytes, type Headers, JSON_TYPE, post, type RawRequest } from "./raw-request.js";

const TEXT_TYPE: Headers = [["Content-Type", "text/plain"]];
const typed = (type: string, body = '{"title":"a"}') => post("/books", body, [["Content-Type", type]]);

/** Media types, encodings, and bodies where none belong. */
export const media = [
  ...[
    "text/plain",
    "application/json; charset=latin1",
    "application/json; charset=UTF-8",
    'application/json;charset="utf8"',
    "application/vnd.book+json",
    "APPLICATION/JSON",
    " application/json ",
    "application/json;",
    "application/json; charset",
    "application/json; boundary=x",
    "application/jsonp",
    "text/json",
    "application/+json",
    "application/json, text/plain",
    "*/*",
    "",
    "application/json; charset=utf-8; charset=latin1",
    "application/json; charset =latin1",
  ].map((type) => typed(type)),
  post("/books", '{"title":"a"}', []),
  post("/books", '{"title":"a"}', [...JSON_TYPE, ["Content-Type", "text/plain"]]),
  post("/books", "x", [...JSON_TYPE, ["Content-Encoding", "gzip"]]),
  post("/books", '{"title":"a"}', [...JSON_TYPE, ["Content-Encoding", "Identity"]]),
  post("/books", "", [...JSON_TYPE, ["Content-Encoding", "gzip"]]),
  { ...post("/books", ""), body: `{"title":"${bytes(0xff)}"}` },
  { ...post("/books", ""), body: `{"title":"${bytes(0xed, 0xa0, 0x80)}"}` },
  { ...post("/books", ""), body: `{"title":"${bytes(0xc0, 0x80)}"}` },
  { ...post("/books", ""), body: bytes(0xff, 0xfe, 0x7b, 0, 0x7d, 0) },
  ...["GET", "DELETE"].map((method) =>
    post("/books/7", "{}", [...JSON_TYPE, ["Authorization", "Bearer ada"]], method),
  ),
  ...["/maybe", "/empty", "/map", "/text", "/books/7/text"].flatMap((target) =>
    [[], JSON_TYPE, TEXT_TYPE].flatMap((type) =>
      ["", "{}", "null", '{"text":3}'].map((body) => post(target, body, type, "PUT")),
    ),
  ),
  ...["", "{}", "[1]"].map((body) => post("/lists", body)),
  post("/books/newest", "{}", JSON_TYPE, "GET"),
  post("/books/newest?x=1", "{}", JSON_TYPE, "GET"),
  {
    method: "POST",
    target: "/pictures",
    headers: [["Content-Type", "image/png"]],
    body: bytes(0, 1, 254, 255),
  } as RawRequest,
  {
    method: "POST",
    target: "/pictures",
    headers: [["Content-Type", "IMAGE/PNG; a=b"]],
    body: "",
  } as RawRequest,
  { method: "POST", target: "/pictures", headers: [["Content-Type", "image/gif"]], body: "a" } as RawRequest,
  { method: "POST", target: "/pictures", headers: [], body: "" } as RawRequest,
  ...[
    ["If-Match", "1"],
    ["if-match", ""],
    ["X-Copies", "2"],
    ["X-Other", "1"],
  ].map((header) =>
    post("/books/7/text", "Call me…", [["Content-Type", "text/plain"], header as [string, string]], "PUT"),
  ),
  post(
    "/books/7/text",
    "é\ufeff",
    [
      ["Content-Type", "text/plain; charset=utf-8"],
      ["If-Match", "1"],
      ["X-Copies", "many"],
    ],
    "PUT",
  ),
  post(
    "/books/7/text",
    "é",
    [
      ["Content-Type", "text/plain; charset=utf-8"],
      ["If-Match", "1"],
      ["X-Copies", "2"],
    ],
    "PUT",
  ),
  post("/books/7/text", "", [["If-Match", "1"]], "PUT"),
  {
    method: "PUT",
    target: "/books/%37%20/text",
    headers: [
      ["Content-Type", "text/plain"],
      ["If-Match", "\xe9 "],
      ["If-Match", "b"],
    ],
    body: bytes(0x61, 0xff, 0xc3, 0xe2, 0x82),
  } as RawRequest,
];
