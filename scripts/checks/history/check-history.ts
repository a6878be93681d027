import type { Exchange } from "../crash/history.js";
import { linearize, type Timed } from "./linearize.js";
import { actionsOn } from "./read-history.js";

/** A product as it was put on the shelf. */
export interface Shelved {
  readonly id: string;
  readonly stock: number;
  readonly cents: number;
}

/** Why what was answered cannot be, product by product; nothing: it can. */
export function checkHistory(products: readonly Shelved[], history: readonly Exchange[]): readonly string[] {
  return products.flatMap(({ id, stock, cents }) => {
    const actions = actionsOn(id, history);
    const alone = actions.filter((timed) => isRefusedForNothing(timed, actions));
    if (alone.length > 0) return [`${id}: refused for a payment that nobody made:\n${linesOf(alone)}`];
    const verdict = linearize({ stock, cents, orders: new Map() }, actions);
    if (verdict.kind === "linearizable") return [];
    return [
      `${id}, ${stock} pieces for ${cents}: no order of what was done makes these answers true.\n` +
        `As far as it goes:\n${linesOf(verdict.longest)}\nThen none of these can be:\n${linesOf(verdict.stuck)}`,
    ];
  });
}

/** Who hears that an order is being paid must have asked while somebody paid it. */
function isRefusedForNothing({ action, start, end }: Timed, all: readonly Timed[]): boolean {
  if (action.kind !== "cancel" || action.answered !== "is being paid") return false;
  return !all.some(
    (other) =>
      other.action.kind === "pay" &&
      other.action.order === action.order &&
      other.start <= end &&
      other.end >= start,
  );
}

function linesOf(all: readonly Timed[]): string {
  return all.map(({ line }) => `    ${line}`).join("\n");
}
