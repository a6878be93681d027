import { expect, test } from "vitest";
import { linearize, type Timed } from "./linearize.js";
import type { Action } from "./model.js";

const initial = { stock: 1, cents: 5, orders: new Map() };
const at = (start: number, end: number, action: Action): Timed => ({ action, start, end, line: "" });
const placed = (order: string): Action => ({ kind: "place", quantity: 1, answered: { order, cents: 5 } });
const refused: Action = { kind: "place", quantity: 1, answered: "out of stock" };
const shows = (stock: number, cents = 5): Action => ({ kind: "look", stock, cents });
const paid: Action = { kind: "pay", order: "a", answered: "paid" };
const cancelled: Action = { kind: "cancel", order: "a", answered: "cancelled" };
const kindOf = (all: readonly Timed[]) => linearize(initial, all).kind;

test("what happens at once may have happened in either order", () => {
  expect(kindOf([at(0, 9, placed("a")), at(1, 3, shows(1)), at(2, 4, shows(0))])).toBe("linearizable");
  expect(kindOf([at(0, 9, refused), at(1, 8, placed("a"))])).toBe("linearizable");
  expect(kindOf([at(0, 2, placed("a")), at(3, 9, cancelled), at(4, 5, placed("b"))])).toBe("linearizable");
});

test("a price that is set to what it is may still be set after another", () => {
  const price = (cents: number): Action => ({ kind: "price", cents });
  expect(kindOf([at(0, 9, price(5)), at(0, 9, price(7)), at(10, 11, shows(1, 5))])).toBe("linearizable");
  expect(kindOf([at(0, 9, price(5)), at(0, 9, price(7)), at(10, 11, shows(1, 6))])).toBe("broken");
});

test("what had ended happened before: nobody sees the past", () => {
  expect(kindOf([at(0, 1, placed("a")), at(2, 3, shows(1))])).toBe("broken");
  expect(kindOf([at(0, 9, placed("a")), at(1, 2, shows(0)), at(3, 4, shows(1))])).toBe("broken");
  expect(kindOf([at(0, 1, { kind: "price", cents: 7 }), at(2, 3, placed("a"))])).toBe("broken");
});

test("what is there once is sold once, ends once and comes back once", () => {
  expect(kindOf([at(0, 9, placed("a")), at(0, 9, placed("b"))])).toBe("broken");
  expect(kindOf([at(0, 1, placed("a")), at(2, 9, paid), at(2, 9, cancelled)])).toBe("broken");
  expect(kindOf([at(0, 1, placed("a")), at(2, 9, cancelled), at(2, 9, cancelled)])).toBe("broken");
  expect(kindOf([at(0, 1, placed("a")), at(2, 3, cancelled), at(4, 5, shows(2))])).toBe("broken");
  expect(kindOf([at(0, 1, refused)])).toBe("broken");
});

test("where it breaks it says how far it goes, and what cannot be then", () => {
  const [order, look] = [at(0, 1, placed("a")), at(2, 3, shows(1))];
  expect(linearize(initial, [order, look])).toEqual({ kind: "broken", longest: [order], stuck: [look] });
});
