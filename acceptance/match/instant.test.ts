import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equal } from "./equal.js";
import { instantOf, orderOfInstants } from "./instant.js";

function order(a: string, b: string): number | null {
  const [first, second] = [instantOf(a), instantOf(b)];
  return first === null || second === null ? null : Math.sign(orderOfInstants(first, second));
}

describe("instants", () => {
  it.each([
    ["2026-01-01T10:00:00Z", "2026-01-01T11:00:00+01:00", 0],
    ["2026-01-01T10:00:00Z", "2026-01-01T10:00:00.000000000Z", 0],
    ["2026-01-01T10:00:00Z", "2026-01-01T10:00:00.0000001Z", -1],
    ["2026-01-01T10:00:00.10Z", "2026-01-01T10:00:00.1Z", 0],
    ["2026-01-01T10:00:00.123456789013Z", "2026-01-01T10:00:00.123456789012Z", 1],
    ["2026-01-01T10:00:00.9Z", "2026-01-01T10:00:00.10Z", 1],
    ["2026-01-01T00:30:00.5-01:00", "2026-01-01T01:30:00.50Z", 0],
    ["1969-12-31T23:59:59.9Z", "1970-01-01T00:00:00Z", -1],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:01", 1],
    ["2026-02-29T00:00:00Z", "2026-03-01T00:00:00Z", null],
    ["2026-01-01T24:00:00Z", "2026-01-02T00:00:00Z", null],
    ["2026-01-01T10:00:00", "2026-01-01T10:00:00Z", null],
    ["2026-13-01T10:00:00Z", "2026-01-01T10:00:00Z", null],
  ])("%s and %s are in the order %j", (a, b, expected) => {
    expect(order(a, b)).toBe(expected);
    expect(equal(a, b)).toBe(expected === 0);
  });

  it("are ordered as whole numbers of their smallest part are", () => {
    const part = fc.record({
      at: fc.integer({ min: -4e12, max: 4e12 }),
      rest: fc.stringMatching(/^\d{12}$/),
      zone: fc.integer({ min: -1439, max: 1439 }),
    });
    const two = (n: number): string => String(n).padStart(2, "0");
    const shown = ({ at, rest, zone }: { at: number; rest: string; zone: number }): string => {
      const local = new Date(at + zone * 60_000).toISOString().slice(0, -1);
      const ahead = Math.abs(zone);
      return `${local}${rest}${zone < 0 ? "-" : "+"}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
    };
    const exact = ({ at, rest }: { at: number; rest: string }): bigint =>
      BigInt(at) * 10n ** 12n + BigInt(rest);
    fc.assert(
      fc.property(part, part, fc.boolean(), (a, b, near) => {
        const other = near ? { ...b, at: a.at } : b;
        const [x, y] = [exact(a), exact(other)];
        expect(order(shown(a), shown(other))).toBe(x < y ? -1 : x > y ? 1 : 0);
      }),
      { numRuns: 300 },
    );
  });
});
