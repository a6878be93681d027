import { expect, test } from "vitest";
import { z } from "zod";
import { showDifference } from "../match/difference.js";
import type { ContractOperation } from "./contract.js";
import { headersOffType } from "./headers-off-type.js";

const operation: ContractOperation = {
  id: "getHats",
  method: "GET",
  path: "/hats",
  replies: { 200: null },
  errors: ["BUSY"],
  headerSchemas: {
    200: {
      "X-Total": z.int().min(0),
      "X-Fresh": z.boolean(),
      "X-Ids": z.array(z.int()),
      "X-Codes": z.array(z.string()),
      "X-Cache": z.enum(["hit", "miss"]),
      "X-Text": z.string().max(3),
    },
    BUSY: { "Retry-After": z.int() },
  },
};

const judged = (key: string, headers: { readonly [name: string]: string }) =>
  headersOffType(operation, { status: 200, headers, text: "", json: null, milliseconds: 1 }, key).map(
    showDifference,
  );

test.each([
  [
    "200",
    {
      "x-total": "12",
      "x-fresh": "true",
      "x-ids": "1, 2",
      "x-codes": "1,b",
      "x-cache": "hit",
      "x-text": "12",
    },
  ],
  ["200", { "x-ids": "" }],
  ["200", {}],
  ["BUSY", { "retry-after": "3" }],
  ["404", { "x-total": "none" }],
])("of %s %j fits", (key, headers) => {
  expect(judged(key, headers)).toEqual([]);
});

test.each([
  ["200", { "x-total": "none" }, 'header X-Total: off its schema: expected number, received string ("none")'],
  ["200", { "x-total": "-1" }, 'header X-Total: off its schema: Too small: expected number to be >=0 ("-1")'],
  ["200", { "x-fresh": "yes" }, 'header X-Fresh: off its schema: expected boolean, received string ("yes")'],
  ["200", { "x-ids": "1, b" }, 'header X-Ids: off its schema: expected array, received string ("1, b")'],
  [
    "200",
    { "x-cache": "HIT" },
    'header X-Cache: off its schema: Invalid option: expected one of "hit"|"miss" ("HIT")',
  ],
  [
    "200",
    { "x-text": "long" },
    'header X-Text: off its schema: Too big: expected string to have <=3 characters ("long")',
  ],
  [
    "BUSY",
    { "retry-after": "soon" },
    'header Retry-After: off its schema: expected number, received string ("soon")',
  ],
])("of %s %j is a difference", (key, headers, difference) => {
  expect(judged(key, headers)).toEqual([difference]);
});
