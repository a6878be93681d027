import { expect, it } from "vitest";
import { catalogue, checked, entity } from "../testing/checked.js";

const contract = `\`POST /a Hat\` answers \`201 Hat\`.${entity("Hat", '`size` | "S", "M" |', "`state` | OPEN, PAID |")}${catalogue("`TAKEN` | 409", "`EMPTY` | 422", "`GONE_BY` | 410")}`;
const nearly = (code: string): readonly string[] =>
  checked(`${contract}\nIt is so: ${code}`).diagnostics.flatMap(({ code: found, message }) =>
    ["near-miss", "miswritten-fact", "broken-span"].includes(found) ? [message] : [],
  );
const near = (what: string): string => `This is nearly ${what}, but is read as prose.`;

it.each([
  ["`Key = cookie`", near("`Key = cookie sid`, a credential with the name of its cookie")],
  ["`Session = cookie:`", near("`Session = cookie sid`, a credential with the name of its cookie")],
  ["`Key = header`", near("`Key = X-Api-Key:`, a credential with the name of its header")],
  ["`Key = ?`", near("`Key = ?api_key`, a credential with the name of its parameter")],
  ["`HatPatch = partial`", near("`HatPatch = partial Hat`, with the entity whose fields may be left out")],
  ["`P = partial `", near("`P = partial Book`, with the entity whose fields may be left out")],
  ["`Pet = Hat or`", near("`Pet = Hat or …`, of which an alternative is missing")],
  ["`Pet = or Hat`", near("`Pet = Hat or …`, of which an alternative is missing")],
  ["`required -> `", near("`required -> BLANK`, with an error code in capitals")],
  ["`required -> lower`", near("`required -> LOWER`, with an error code in capitals")],
  ["`required → lower`", near("`required -> LOWER`, with an error code in capitals")],
  ["`unique -> already-taken`", near("`unique -> ALREADY_TAKEN`, with an error code in capitals")],
  ["`null -> empty`", near("`null -> EMPTY`, with an error code in capitals")],
  ["`OPEN -> PAID`", near("`Hat.state: OPEN -> PAID`")],
  [
    "`TAKEN -> EMPTY`",
    near(
      "`VALIDATION_FAILED -> EMPTY`, another name for a code that the kernel gives, or `Order.state: TAKEN -> EMPTY`, a transition",
    ),
  ],
  ["`409 TAKEN`, `4xx`", near("`4xx Problem`, with what the body of all other refusals of the class is")],
])("%s is reported once, with what it lacks", (code, message) => {
  expect(nearly(code)).toEqual([message]);
});

it.each([
  ["`null -> x`"],
  ["`type -> kind`"],
  ["`a -> b`"],
  ["any `4xx` is logged"],
  ["`Storage = disk`"],
  ["`State = this or`"],
  ["`Cookie`"],
  ["`x-hub-signature-256`"],
  ["`limit: int | None`"],
  ["`STAGING -> PRODUCTION`"],
])("%s is prose", (code) => {
  expect(nearly(code)).toEqual([]);
});
