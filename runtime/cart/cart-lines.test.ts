import fc from "fast-check";
import { expect, test } from "vitest";
import { addToLines, type CartLine, cartOf, MAX_QUANTITY, removeFromLines } from "./cart-lines.js";

const line = (productId: string, quantity: number): CartLine => ({
  id: `item_${productId}`,
  productId,
  quantity,
});
const add = (lines: readonly CartLine[], productId: string, quantity: number) =>
  addToLines(lines, { productId, quantity }, () => `item_${productId}`);

test("a product that is not there gets a line at the end, one that is grows in its place", () => {
  expect(add([line("a", 1)], "b", 2)).toEqual([line("a", 1), line("b", 2)]);
  expect(add([line("a", 1), line("b", 2)], "a", 3)).toEqual([line("a", 4), line("b", 2)]);
});

test("ninety-nine is the most, at once and in sum", () => {
  expect(add([], "a", 99)).toEqual([line("a", 99)]);
  expect(add([], "a", 100)).toBeNull();
  expect(add([line("a", 98)], "a", 1)).toEqual([line("a", 99)]);
  expect(add([line("a", 99)], "a", 1)).toBeNull();
  expect(add([], "a", Number.MAX_SAFE_INTEGER)).toBeNull();
});

test("a line is removed by its id, and only it", () => {
  expect(removeFromLines([line("a", 1), line("b", 2)], "item_a")).toEqual([line("b", 2)]);
  expect(removeFromLines([line("a", 1)], "a")).toBeNull();
});

test("the cart shows today's prices and their exact sum", () => {
  const product = (id: string, priceCents: number) => ({ id, name: id, priceCents, stock: 0 });
  const products = new Map([product("a", 100_000_000), product("b", 1)].map((p) => [p.id, p]));
  expect(cartOf("user_ann", [line("a", 99), line("b", 2)], products)).toEqual({
    userId: "user_ann",
    items: [
      { ...line("a", 99), priceCents: 100_000_000 },
      { ...line("b", 2), priceCents: 1 },
    ],
    pieces: 101,
    totalCents: 9_900_000_002,
  });
});

test("law: whatever is added, every product has one line of 1 to 99 pieces, and no accepted piece is lost", () => {
  const additions = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: 1, max: 120 })));
  fc.assert(
    fc.property(additions, (all) => {
      let lines: readonly CartLine[] = [];
      const accepted = new Map<string, number>();
      for (const [productId, quantity] of all) {
        const next = add(lines, productId, quantity);
        const sum = (accepted.get(productId) ?? 0) + quantity;
        expect(next === null).toBe(sum > MAX_QUANTITY);
        if (next === null) continue;
        lines = next;
        accepted.set(productId, sum);
      }
      expect(lines.map(({ productId, quantity }) => [productId, quantity])).toEqual([...accepted]);
    }),
  );
});
