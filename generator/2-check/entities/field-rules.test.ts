import { describe, expect, it } from "vitest";
import { catalogue, checked, entity, operationOf } from "../testing/checked.js";

describe("rules", () => {
  const takes = "`POST /caps Cap` answers `201 Cap`, `409 TAKEN`. `Odd = string nullable`";
  const row = (type: string, rules: string) => takes + entity("Cap", `\`a\` | ${type} | ${rules}`);

  it.each(["optional", "nullable", "read-only", 'default "x"', "caller"])(
    "%s has no error of its own",
    (rule) => {
      expect(checked(row("string", `${rule} -> TAKEN`)).said).toEqual(["code-of-no-rule at TAKEN"]);
    },
  );

  it.each([
    ["optional and required", row("string", "optional, required"), ["opposite-rules at required"]],
    ["two defaults", row("integer", "default 1, default 2"), ["opposite-rules at default 2"]],
    ["a caller that nobody sends", row("string", "caller, read-only"), ["opposite-rules at read-only"]],
    [
      "a default with equal items",
      row("integer[]", "distinct, default [1, 1]"),
      ["default-does-not-fit at default [1, 1]"],
    ],
    ["items of a list that differ", row("string[]", "distinct -> TAKEN, length 2.."), []],
    ["a text whose items differ", row("string", "distinct"), ["rule-does-not-fit at distinct"]],
    [
      "what is neither sent nor answered",
      row("string", "read-only, write-only"),
      ["opposite-rules at write-only"],
    ],
    [
      "a check of what is never answered",
      `${row("string", "write-only")}\n\n#### Scenario: It\n- **WHEN** \`POST /caps { a: "x" }\`\n- **THEN** \`201 Cap { a: "x" }\`\n`,
      ["pattern-does-not-fit at a"],
    ],
    ["two ranges with values in both", row("integer", "1.., ..9"), []],
    ["two ranges with none in both", row("integer", "1..5, 6..9"), ["empty-range at 6..9"]],
    ["open ranges with no whole number", row("integer", "> 1, < 2"), ["empty-range at < 2"]],
    ["open ranges with a number", row("number", "> 1, < 2"), []],
    ["one point that is open", row("number", ">= 1, < 1"), ["empty-range at < 1"]],
    ["no number that is safe", row("integer", "9007199254740992.."), ["empty-range at 9007199254740992.."]],
    ["two lengths with none in both", row("string", "length ..3, length 4.."), ["empty-range at length 4.."]],
    ["a code for an email that is too short to be one", row("email", "length 1.. -> TAKEN"), []],
    ["a code for an email that is too long", row("email", "length 1..50 -> TAKEN"), []],
    ["a code for a uuid of another length", row("uuid", "length 36 -> TAKEN"), []],
    ["codes for all that can be wrong", row("string", "required -> TAKEN, null -> TAKEN, type -> TAKEN"), []],
    ["a code for a value in use", row("string", "unique -> TAKEN"), []],
    [
      "a code for what may be left out",
      row("string", "optional, required -> TAKEN"),
      ["opposite-rules at required"],
    ],
    [
      "a code for what has a default",
      row("string", 'default "x", required -> TAKEN'),
      ["opposite-rules at required"],
    ],
    ["a code for a null that may be", row("string", "nullable, null -> TAKEN"), ["opposite-rules at null"]],
    ["a code for a null that a name lets be", row("Odd", "null -> TAKEN"), ["code-never-given at TAKEN"]],
    ["a code for a type that any value has", row("any", "type -> TAKEN"), ["code-never-given at TAKEN"]],
    [
      "a code for a query that any text fits",
      `${takes} \`?q: string type -> TAKEN\`${entity("Cap", "`a` | string |")}`,
      ["code-never-given at TAKEN"],
    ],
    [
      "a code for a path without its parameter",
      `${takes} \`DELETE /caps/{id}\` answers \`204\`. \`{id}: integer required -> TAKEN\`${entity("Cap", "`a` | string |")}`,
      ["code-never-given at TAKEN"],
    ],
    [
      "a code for a null in a query",
      `${takes} \`?q: integer null -> TAKEN\`${entity("Cap", "`a` | string |")}`,
      ["idle-rule at null"],
    ],
    [
      "a code for what no request has that is missing",
      row("string", "read-only, required -> TAKEN"),
      ["code-never-given at TAKEN"],
    ],
    ["a code for an email of a domain", row("email", "pattern @a.de$ -> TAKEN"), []],
    ["a uuid that is too short", row("uuid", "length ..35"), ["empty-range at length ..35"]],
    [
      "a code of a field that no request has",
      row("string", "read-only, length 1.. -> TAKEN"),
      ["code-never-given at TAKEN"],
    ],
    [
      "a code of an entity that no request has",
      `\`GET /caps\` answers \`200 Cap[]\`, \`409 TAKEN\`.${entity("Cap", "`a` | string | length 1.. -> TAKEN")}`,
      ["code-never-given at TAKEN"],
    ],
    [
      "a caller in what is no body",
      `\`GET /caps\` answers \`200 Cap[]\`.${entity("Cap", "`a` | string | caller")}`,
      ["idle-rule at caller"],
    ],
    [
      "a code that is none, in a query",
      `${takes} \`?n: 1..9 -> TAKE\`${catalogue("`TAKEN` | 409")}${entity("Cap", "`a` | string |")}`,
      ["unknown-code at TAKE"],
    ],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });

  it.each([
    [
      "`{id}: integer",
      ["optional", "nullable", "default 1", "read-only", "write-only", "unique", "caller", "comma"],
    ],
    ["`?q: integer", ["nullable", "read-only", "write-only", "unique"]],
    ["`X-Trace: string", ["nullable", "read-only", "write-only", "unique", "caller", "comma"]],
  ])("that do nothing for %s`", (fact, rules) => {
    for (const rule of rules)
      expect(checked(`\`GET /hats/{id}\` answers \`204\`. ${fact} ${rule}\``).said).toEqual([
        `idle-rule at ${rule}`,
      ]);
  });

  it("a code is among the refusals wherever in the request its rule stands", () => {
    const inner = entity("Inner", "`b` | string | length 1.. -> BLANK");
    const outer = entity("Cap", "`inner` | Inner[] |", "`id` | string | read-only");
    const codes = catalogue("`BLANK` | 409", "`FAR` | 409", "`LONG` | 409", "`ODD` | 409");
    const text = `\`POST /caps/{nr} { cap: Cap }\` answers \`204\`. \`{nr}: 1..9 -> FAR\` \`?q: length ..3 -> LONG\` \`X-Odd: pattern ^a -> ODD\``;
    const found = checked(text + inner + outer + codes);
    expect(found.said).toEqual([]);
    const refusals = operationOf(found, "postCapsByNr")?.refusals ?? [];
    expect(refusals.map(({ code }) => code)).toEqual(expect.arrayContaining(["BLANK", "FAR", "LONG", "ODD"]));
  });

  it("null is no value of a text, whatever the field may be that it is taken from", () => {
    const found = checked(
      `\`GET /hats\` answers \`204\`. \`?q: Cap.a\`${entity("Cap", "`a` | string | nullable")}`,
    );
    expect(operationOf(found, "getHats")?.query).toMatchObject([{ name: "q", nullable: false }]);
  });
});

describe("types taken from fields", () => {
  const cap = (...rows: readonly string[]) =>
    `\`POST /caps Cap\` answers \`201 Cap\`.${entity("Cap", ...rows)}`;
  it.each([
    ["of the same entity", cap("`e` | OPEN, DONE |", "`f` | Cap.e |"), []],
    ["of a row below", cap("`f` | Cap.e |", "`e` | OPEN, DONE |"), []],
    ["of the same entity, in a list and an object", cap("`f` | { x: Cap.e[] } |", "`e` | OPEN, DONE |"), []],
    [
      "of each other's entities",
      cap("`e` | string |", "`f` | Box.g |") + entity("Box", "`g` | string |", "`h` | Cap.e |"),
      [],
    ],
    ["of what is derived from it", `${cap("`e` | string |", "`f` | Less.e |")}\n\n\`Less = Cap - f\``, []],
    ["of itself", cap("`e` | Cap.e |"), ["circular-field-type at e"]],
    ["of one that is taken from it", cap("`e` | Cap.f[] |", "`f` | Cap.e |"), ["circular-field-type at e"]],
    ["of one that is not there", cap("`e` | Cap.g |"), ["unknown-field at g"]],
  ])("%s", (_, text, said) => {
    expect(checked(text).said).toEqual(said);
  });

  it("have its values", () => {
    const found = checked(cap("`f` | Cap.e |", "`e` | OPEN, DONE |"));
    const [entityFound] = found.model.entities;
    expect(entityFound?.fields.map(({ type }) => type)).toEqual([
      { kind: "enum", values: ["OPEN", "DONE"] },
      { kind: "enum", values: ["OPEN", "DONE"] },
    ]);
  });
});

describe("a default", () => {
  const cap = (rules: string) =>
    checked(`\`POST /caps Cap\` answers \`201 Cap\`.${entity("Cap", `\`a\` | integer | ${rules}`)}`);

  it.each([
    ["optional, default 3", true],
    ["default 3, optional", true],
    ["read-only, default 3", false],
    ["default 3", false],
  ])("is filled in where the field is left out: of `%s` an answer may lack it: %s", (rules, optional) => {
    const { said, model } = cap(rules);
    expect(said).toEqual([]);
    expect(model.entities[0]?.fields[0]).toMatchObject({ optional, initial: { value: 3 } });
  });

  it("of a query parameter leaves it always there, whether it is called optional or not", () => {
    const found = checked("`GET /hats` answers `204`. `?n: integer optional = 3` `?m: integer = 3`");
    expect(found.said).toEqual([]);
    const optional = operationOf(found, "getHats")?.query.map((one) => one.optional);
    expect(optional).toEqual([false, false]);
  });
});
