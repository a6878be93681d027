import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { didYouMean, nearest } from "./nearest.js";

describe("the nearest name", () => {
  it("is the one that was probably meant", () => {
    expect(nearest("Hatt", ["Cap", "Hat", "Hats2"])).toBe("Hat");
    expect(nearest("pricecents", ["priceCents"])).toBe("priceCents");
    expect(nearest("OUT_OF_STOK", ["OUT_OF_STOCK", "HAT_GONE"])).toBe("OUT_OF_STOCK");
    expect(nearest("Order", ["Product", "User"])).toBeNull();
    expect(didYouMean("Hatt", ["Hat"])).toBe(" Did you mean `Hat`?");
    expect(didYouMean("Hatt", [])).toBe("");
  });

  it("is one of the candidates, and any name is nearest to itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (name, others) => {
        const found = nearest(name, others);
        if (found !== null) expect(others).toContain(found);
        expect(nearest(name, [...others, name])?.toLowerCase()).toBe(name.toLowerCase());
      }),
      { numRuns: 300 },
    );
  });

  it("is looked for among no more names than can be compared for each of many", () => {
    const many = Array.from({ length: 20_000 }, (_, i) => `name-of-${i}`);
    const since = process.cpuUsage();
    for (const name of many.slice(0, 2000)) nearest(`other-${name}`, many);
    expect(process.cpuUsage(since).user).toBeLessThan(4_000_000);
    expect(nearest("x".repeat(100_000), ["x".repeat(100_000)])).toBeNull();
  });

  it("does not change with candidates that are farther off", () => {
    expect(nearest("size", ["sized", "prize", "colour"])).toBe("sized");
    expect(nearest("size", ["colour", "sized", "prize"])).toBe("sized");
  });
});
