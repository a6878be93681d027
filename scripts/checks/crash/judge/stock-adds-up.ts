import type { Order, Product } from "../../../../generated/schemas.js";
import type { Exchange } from "../history.js";
import { mentions, type Rule, shows, type Violation } from "./rule.js";

/** What is on the shelf and what is sold is what there was, and never less than nothing is on the shelf. */
export const stockAddsUp: Rule = ({ history, seen, stocks }) => {
  const sold = piecesIn([...seen.orders.values()].flat().filter(({ status }) => status !== "CANCELLED"));
  const sums = [...stocks].flatMap(([id, initial]): Violation[] => {
    const left = seen.products.get(id)?.stock ?? null;
    const gone = sold.get(id) ?? 0;
    if (left === null)
      return [{ kind: "product-lost", what: `${id} is not there`, history: shows(history, mentions(id)) }];
    if (left + gone === initial) return [];
    const what = `${id}: ${left} on the shelf and ${gone} sold are not the ${initial} there were`;
    const about = mentions(id);
    return [
      { kind: "stock-differs", what, history: shows(history, (one) => one.action !== "add" && about(one)) },
    ];
  });
  return [...sums, ...history.flatMap((exchange) => negative(exchange, history))];
};

function negative(exchange: Exchange, history: readonly Exchange[]): readonly Violation[] {
  const { path, answer } = exchange;
  if (answer === null || answer.status > 201 || !path.startsWith("/api/products/")) return [];
  const { id, stock } = answer.body as Product;
  if (stock >= 0) return [];
  return [{ kind: "stock-negative", what: `${id} has ${stock}`, history: shows(history, mentions(id)) }];
}

/** How many pieces of each product some orders hold. */
export function piecesIn(orders: readonly Order[]): ReadonlyMap<string, number> {
  const pieces = new Map<string, number>();
  for (const { productId, quantity } of orders.flatMap(({ items }) => items))
    pieces.set(productId, (pieces.get(productId) ?? 0) + quantity);
  return pieces;
}
