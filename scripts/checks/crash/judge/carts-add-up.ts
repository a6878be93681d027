import { type Exchange, verdictOf } from "../history.js";
import { group, type Rule, shows, type Violation } from "./rule.js";
import { piecesIn } from "./stock-adds-up.js";

/** Pieces that were put in a cart are there, or in an order of its owner. */
export const cartsAddUp: Rule = ({ history, seen }) => {
  const adding = group(
    history.filter(({ action }) => action === "add"),
    ({ user, body }) => `${user} ${body?.productId}`,
  );
  return [...adding].flatMap(([name, exchanges]): Violation[] => {
    const [user = "", product = ""] = name.split(" ");
    const least = quantityOf(exchanges.filter((exchange) => verdictOf(exchange)?.status === 200));
    const most = least + quantityOf(exchanges.filter((exchange) => verdictOf(exchange) === null));
    const items = seen.carts.get(user)?.items ?? [];
    const inCart = items.find(({ productId }) => productId === product)?.quantity ?? 0;
    const ordered = piecesIn(seen.orders.get(user) ?? []).get(product) ?? 0;
    if (inCart + ordered >= least && inCart + ordered <= most) return [];
    const put = least === most ? `${least} were put in` : `${least} to ${most} were put in`;
    const what = `${user}, ${product}: ${inCart} in the cart, ${ordered} ordered, ${put}`;
    return [
      {
        kind: "cart-differs",
        what,
        history: shows(history, (one) => one.user === user && one.action !== "read"),
      },
    ];
  });
};

function quantityOf(exchanges: readonly Exchange[]): number {
  return exchanges.reduce((sum, { body }) => sum + Number(body?.quantity), 0);
}
