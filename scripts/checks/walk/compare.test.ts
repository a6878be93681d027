import { expect, test } from "vitest";
import type { Answer } from "./ask.js";
import { compareAnswers } from "./compare.js";
import { knownTwins } from "./known-twins.js";

const json = { "content-type": "application/json; charset=utf-8", "x-request-id": "1" };
const answer = (body: unknown, more: Partial<Answer> = {}): Answer => ({
  status: 200,
  headers: json,
  text: JSON.stringify(body),
  ...more,
});
const request = { method: "GET", path: "/", headers: { "X-Request-Id": "sent" }, body: null };
const comparison = (twins = knownTwins()) => ({ twins, caller: "ann", request });
const places = (left: Answer, right: Answer, twins = knownTwins()) =>
  compareAnswers(left, right, comparison(twins)).map(({ place }) => place);

const ids = { left: "order_aaaaaaaaaaaa", right: "order_bbbbbbbbbbbb", other: "order_cccccccccccc" };

test("ids are twins once and for all, in fields and inside of texts", () => {
  const twins = knownTwins();
  expect(places(answer({ id: ids.left }), answer({ id: ids.right }), twins)).toEqual([]);
  expect(twins.pick("order", "ann", "own", 0)).toMatchObject({ left: ids.left, right: ids.right });
  expect(twins.pick("order", "bob", "own", 0)).toBeNull();
  const path = (id: string) => answer({ instance: `/api/orders/${id}` });
  expect(places(path(ids.left), path(ids.right), twins)).toEqual([]);
  expect(places(path(ids.left), path(ids.other), twins)).toEqual(["instance"]);
  expect(places(answer({ id: ids.other }), answer({ id: ids.right }), twins)).toEqual(["id"]);
  expect(places(answer({ id: ids.other }), answer({ id: "prod_dddddddddddd" }))).toEqual(["id"]);
});

test("times are near each other, in one form and in one order", () => {
  const at = (a: string, b: string) => answer({ a: `2026-01-31T12:00:${a}Z`, b: `2026-01-31T12:00:${b}Z` });
  expect(places(at("00.000", "01.000"), at("00.100", "01.000"))).toEqual([]);
  expect(places(at("00.000", "01.000"), at("00.000", "01"))).toEqual(["b"]);
  expect(places(at("00.000", "09.000"), at("00.000", "01.000"))).toEqual(["b"]);
  expect(places(at("00.000", "01.000"), at("01.000", "00.000"))).toEqual([" order of a and b"]);
});

test.each<[string, Answer, Answer, string]>([
  ["another status", answer({}), answer({}, { status: 201 }), "status"],
  ["no answer", answer({}), { status: null, headers: {}, text: "hung up" }, "answer"],
  ["a field more", answer({}), answer({ a: null }), "a"],
  ["null and absent", answer({ a: null }), answer({}), "a"],
  ["a number and its text", answer({ a: [1] }), answer({ a: ["1"] }), "a[0]"],
  ["a list and its order", answer([1, 2]), answer([2, 1]), "[0]"],
  ["a shorter list", answer([1, 2]), answer([1]), " length"],
  ["another text", answer("a"), answer("b"), "body"],
  ["no body", answer({}), answer({}, { text: "" }), "body"],
  [
    "another type",
    answer({}),
    answer({}, { headers: { ...json, "content-type": "text/plain" } }),
    "header content-type",
  ],
  ["a header less", answer({}, { headers: { ...json, allow: "GET" } }), answer({}), "header allow"],
  [
    "an id of its own",
    answer({}, { headers: { ...json, "x-request-id": "sent" } }),
    answer({}),
    "header x-request-id",
  ],
])("%s is a difference", (_what, left, right, place) => {
  expect(places(left, right)).toContain(place);
  expect(places(right, left)).toContain(place);
  expect(places(left, left)).toEqual([]);
});

test("what means the same is the same", () => {
  const headers = { ...json, "content-type": "application/json", allow: "POST,GET" };
  const spaced = answer({ a: 1, b: 2 }, { headers: { ...json, allow: "GET, POST" } });
  expect(places(spaced, answer({ b: 2, a: 1 }, { headers }))).toEqual([]);
  const counted = (text: string): Answer => ({
    status: 200,
    headers: { "content-type": "text/plain" },
    text,
  });
  const [own, other] = [
    counted("# TYPE a b\nshop_a 1\nshop_b 0\nother 3\n"),
    counted("# TYPE a b\nshop_a 1.0\n"),
  ];
  expect(places(own, other)).toEqual([]);
  expect(places(own, counted("# TYPE a b\nshop_a 2\n"))).toEqual(["metric shop_a"]);
});
