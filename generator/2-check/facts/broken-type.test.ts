import { describe, expect, it } from "vitest";
import { checked, entity } from "../testing/checked.js";

describe("a type that breaks", () => {
  it.each(["`Slug = string lenght 1..3`", "`Slug = string length`"])(
    "%s is reported once, and none of its uses",
    (span) => {
      const { diagnostics } = checked(
        `\`POST /caps Cap\` answers \`201 Cap\`. ${span}${entity("Cap", "`a` | Slug |", "`b` | Slug[] |")}`,
      );
      const errors = diagnostics.filter(({ severity }) => severity === "error");
      expect(errors.map(({ code }) => code)).toEqual(["broken-span"]);
    },
  );
});
