import { describe, expect, it } from "vitest";
import { catalogue, checked, entity } from "../testing/checked.js";

const codes = catalogue("`BLANK` | 422", "`INVALID` | 422", "`TAKEN` | 409");
const cap = entity("Cap", "`a` | string |", "`state` | OPEN, DONE | optional");
const silent = new Set(["requirement-without-scenario"]);
const found = (span: string) =>
  checked(`\`POST /caps Cap\` answers \`201 Cap\`. ${span}${cap}${codes}`).diagnostics.filter(
    ({ code }) => !silent.has(code),
  );
const said = (span: string) => found(span).flatMap(({ code, hint }) => [code, hint ?? ""]);

describe("arrows in a sentence", () => {
  it.each([
    "`required -> BLANK`",
    "`VALIDATION_FAILED -> INVALID`",
    "`null -> x`",
    "`draft -> PUBLISHED`",
    "`STAGING -> PRODUCTION`",
    "`a -> b -> c`",
  ])("%s is a fact or prose", (span) => expect(said(span)).toEqual([]));

  it.each([
    ["`required: BLANK`", "required -> BLANK"],
    ["`required => BLANK`", "required -> BLANK"],
    ["`requierd -> BLANK`", "required -> BLANK"],
    ["`VALIDATION_FAILED = INVALID`", "VALIDATION_FAILED -> INVALID"],
    ["`VALIDATION_FAILED: INVALID`", "VALIDATION_FAILED -> INVALID"],
    ["`VALIDATION_FAILD -> INVALID`", "VALIDATION_FAILED -> INVALID"],
  ])("%s is nearly one", (span, meant) => {
    const [first = "", hint = ""] = said(span);
    expect(first).toMatch(/^miswritten-fact$/);
    expect(hint).toContain(`\`${meant}\``);
  });

  it.each([
    ["`missing -> BLANK`", "required -> BLANK"],
    ["`taken -> TAKEN`", "unique -> TAKEN"],
  ])("%s names what it is", (span, meant) => {
    const [first = "", hint = ""] = said(span);
    expect(first).toMatch(/^unknown-cause$/);
    expect(hint).toContain(`\`${meant}\``);
  });

  it("an equals sign begins a type, and the fix is the arrow", () => {
    expect(said("`required = BLANK`")).toEqual(["broken-span", "Write `required -> BLANK`."]);
  });

  it("two states are nearly a lifecycle", () => {
    const [only, ...others] = found("`OPEN -> DONE`");
    expect(others).toEqual([]);
    expect(only).toMatchObject({ code: "near-miss", severity: "warning" });
    expect(only?.message).toContain("`Cap.state: OPEN -> DONE`");
  });

  it.each([
    ["`unique -> TAKEN`", "code-never-given"],
    ["`required -> BLNK`", "unknown-code"],
    ["`VALIDATION_FAILED -> INVALD`", "unknown-code"],
  ])("%s is an error", (span, diagnostic) => expect(said(span)[0]).toBe(diagnostic));
});

describe("arrows in a cell", () => {
  const row = (rules: string) =>
    checked(`\`POST /caps Cap\` answers \`201 Cap\`.${entity("Cap", `\`a\` | string | ${rules}`)}${codes}`);

  it.each([
    ["required: BLANK", "required -> BLANK"],
    ["required => BLANK", "required -> BLANK"],
    ["unique = TAKEN, length 1..", "unique -> TAKEN, length 1.."],
  ])("%s is nearly one", (rules, meant) => {
    const broken = row(rules).diagnostics.filter(({ code }) => !silent.has(code));
    expect(broken.map(({ hint }) => hint)).toEqual([`Write \`${meant}\`.`]);
  });
});
