import { expect, test } from "vitest";
import { z } from "zod";
import { pattern } from "./rules.js";

test("a pattern matches somewhere in the text, and is shown as it is written", () => {
  const years = z.string().check(pattern("^\\d{4}$", { portable: "^[0-9]{4}$" }));
  expect(years.safeParse("2026").success).toBe(true);
  expect(years.safeParse("٢٠٢٦").error?.issues).toMatchObject([{ format: "regex", pattern: "/^\\d{4}$/u" }]);
  expect(z.string().check(pattern("b")).safeParse("abc").success).toBe(true);
  expect(z.string().check(pattern("^user_")).safeParse("a user_").success).toBe(false);
});

test("a pattern takes time linear in the text", () => {
  const before = process.cpuUsage();
  for (const written of ["a*a*a*a*b", "^(a+)+$", "[a-z]+@", "(?:a|aa)*b"])
    expect(
      z
        .string()
        .check(pattern(written))
        .safeParse(`${"a".repeat(30_000)}!`).success,
    ).toBe(false);
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});
