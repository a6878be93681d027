import type { Order } from "../../../generated/schemas.js";
import type { Answered, Asked } from "./server.js";

/** What clients were answered about one order, and what of that cannot all be true. */
export class Ledger {
  readonly broken: string[] = [];
  readonly #ends = new Map<"PAID" | "CANCELLED", string>();
  readonly #byKey = new Map<string, string>();
  /** How often an answer said that this very request paid or cancelled the order. */
  readonly #done = { paid: 0, cancelled: 0 };

  get wasCancelledByItsOwner(): boolean {
    return this.#done.cancelled > 0;
  }

  hear(asked: Asked, answer: Answered, orderId: string): void {
    if (answer.status >= 500)
      this.broken.push(`${asked.operation} was answered ${answer.status}: ${answer.bytes}`);
    if (answer.code === "REQUEST_IN_PROGRESS" || answer.code === "IDEMPOTENCY_KEY_REUSED") return;
    this.#hearKey(asked, answer);
    // What is said again is true of the time when it was said first.
    if (answer.replayed) return;
    const status = statusIn(asked, answer, orderId);
    if (status === "PAID" || status === "CANCELLED") this.ends(status, `${asked.operation}: ${answer.bytes}`);
    if (answer.status !== 200) return;
    if (asked.operation === "postApiOrdersByIdCancel") this.#done.cancelled += 1;
    if (asked.operation === "postApiPaymentsByOrderId") this.#done.paid += 1;
    if (this.#done.cancelled + this.#done.paid > 1)
      this.broken.push(
        `the order was answered ${JSON.stringify(this.#done)} times as paid or cancelled just now`,
      );
  }

  /** Somebody sees that the order has ended so. */
  ends(status: "PAID" | "CANCELLED", by: string): void {
    if (!this.#ends.has(status)) this.#ends.set(status, by);
    const other = this.#ends.get(status === "PAID" ? "CANCELLED" : "PAID");
    if (other !== undefined)
      this.broken.push(`it was said to be ${status} (${by}), and also otherwise (${other})`);
  }

  /** Whether an answer said how it ended. */
  outcome(): "PAID" | "CANCELLED" | null {
    const [first] = this.#ends.keys();
    return first ?? null;
  }

  #hearKey({ operation, user, key }: Asked, { status, bytes }: Answered): void {
    if (key === null) return;
    const name = `${operation} ${user} ${key}`;
    const said = `${status} ${bytes}`;
    const before = this.#byKey.get(name);
    if (before !== undefined && before !== said)
      this.broken.push(`one key was answered "${before}" and "${said}"`);
    this.#byKey.set(name, said);
  }
}

function statusIn(
  { operation }: Asked,
  { status, code, bytes }: Answered,
  orderId: string,
): Order["status"] | null {
  if (code === "ORDER_CANCELLED") return "CANCELLED";
  if (code === "ORDER_ALREADY_PAID") return "PAID";
  if (status >= 300) return null;
  const body = JSON.parse(bytes) as Order | readonly Order[];
  const orders: readonly Order[] =
    operation === "getApiOrders" ? (body as readonly Order[]) : [body as Order];
  return orders.find(({ id }) => id === orderId)?.status ?? null;
}
