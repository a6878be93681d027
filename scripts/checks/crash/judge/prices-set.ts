import type { Product } from "../../../../generated/schemas.js";
import { type Exchange, verdictOf } from "../history.js";
import { group, mentions, type Rule, shows, type Violation } from "./rule.js";

/** A product costs what the shopkeeper's last answer said, and orders hold only prices that were set. */
export const pricesSet: Rule = ({ history, seen }) => {
  const setting = group(
    history.filter(({ action }) => action === "price"),
    (exchange) => productIn(exchange),
  );
  const items = [...seen.orders.values()].flat().flatMap((order) => order.items);
  return [...setting].flatMap(([id, exchanges]): Violation[] => {
    const tried = new Set(exchanges.map(priceOf));
    const now = seen.products.get(id)?.priceCents;
    const sold = items.find(
      ({ productId, unitPriceCents }) => productId === id && !tried.has(unitPriceCents),
    );
    const last = exchanges.findLastIndex((exchange) => verdictOf(exchange)?.status !== undefined);
    const standing = exchanges.slice(Math.max(0, last)).map(priceOf);
    if (sold === undefined && (now === undefined || standing.includes(now))) return [];
    const what =
      sold === undefined
        ? `${id} costs ${now}, and the last that was set is ${standing.join(" or ")}`
        : `${id} was sold for ${sold.unitPriceCents}, which nobody set`;
    const about = mentions(id);
    return [
      { kind: "price-unknown", what, history: shows(history, (one) => one.action === "price" && about(one)) },
    ];
  });
};

/** The product that a request is about; null: it is about none. */
export function productIn({ path, answer }: Exchange): string | null {
  const named = /\/(prod_[^/?]+)/.exec(path)?.[1];
  return named ?? (answer?.status === 201 ? (answer.body as Product).id : null);
}

function priceOf({ body }: Exchange): number {
  return Number(body?.priceCents);
}
