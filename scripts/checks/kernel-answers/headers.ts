import { get } from "./raw-request.js";

/** Credentials, ids, traces and typed headers. */
export const heads = [
  ...[
    "Bearer ada",
    "Bearer nobody",
    "Bearer bob",
    "bearer ada",
    "Bearer",
    "Bearer ",
    "Bearer  ada ",
    "Basic ada",
    "",
    "BearerX ada",
    "Bearer ada bob",
  ].map((value) => get("/books/7", [["Authorization", value]], "DELETE")),
  get(
    "/books/7",
    [
      ["Authorization", "Bearer bob"],
      ["Authorization", "Bearer ada"],
    ],
    "DELETE",
  ),
  get("/books/7?x=1", [["Authorization", "Bearer ada"]], "DELETE"),
  ...["abc-123", "a b", "x".repeat(128), "x".repeat(129), "", "é".replace("é", "\xe9"), "a,b"].map((id) =>
    get("/nothing", [["X-Request-Id", id]]),
  ),
  get("/nothing", [
    ["X-Request-Id", "a"],
    ["X-Request-Id", "b"],
  ]),
  ...[
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "hello",
    "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
    "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-09-more",
  ].map((value) => get("/books", [["traceparent", value]])),
  ...["2000-12-31", "2000-13-31", ""].map((value) => get("/things/ann.a", [["X-When", value]])),
  get("/things/ann.a", [
    ["X-When", "2000-12-31"],
    ["X-When", "2000-12-31"],
  ]),
  get("/things/ann.a?whole=1&wholes=1&wholes=x&flag=true&colour=BLUE&nullable=null&initial=1.50", [
    ["X-Whole", "1.0"],
  ]),
  get("/things/ann.a?wholes=1&wholes=2&nullable=3&colour=RED", [["x-whole", "7"]]),
  get("/things/ann.z?wholes=&initial=a&2=1&1=1", [
    ["X-Whole", "1.5"],
    ["X-When", "x"],
  ]),
];
