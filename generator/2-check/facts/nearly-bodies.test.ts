import { expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

it.each([
  ["PUT /a Hat?", "Write `PUT /a Hat optional`."],
  ["PUT /a optional Hat", "Write `PUT /a Hat optional`."],
  ["PUT /a Hat (optional)", "Write `PUT /a Hat optional`."],
  ["PUT /a Hat, optional", "Write `PUT /a Hat optional`."],
  ["PUT /a optional", "A body that may be missing is written `POST /api/orders NewOrder optional`."],
  ["PTU /a Hat required", "Write `PUT /a Hat required`, or remove the backticks if it is for readers only."],
  [
    "POST /a form",
    "Name the media type behind the body: `POST /token Login application/x-www-form-urlencoded`.",
  ],
  ["POST /a Hat form", "Write `POST /a Hat application/x-www-form-urlencoded`."],
  ["POST /a Hat multipart", "Write `POST /a Hat multipart/form-data`."],
  ["POST /a Hat application/json", "A body of a type is JSON where no media type stands behind it."],
])("`%s` is one error, which says: %s", (code, hint) => {
  const { diagnostics } = checked(`\`${code}\` answers \`204\`.${entity("Hat", "`size` | integer |")}`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map((one) => one.hint)).toEqual([hint]);
});
