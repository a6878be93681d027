import type { NewId } from "../ids.js";
import type { Metrics } from "../observability/metrics.js";
import type { Report } from "../report.js";
import type { PaymentIntent } from "../storage/payment-intent.js";
import type { Store, Tables } from "../storage/store.js";
import { askBank, askForRefund, type Bank, type BankAnswer, LEAVE_ALONE, PATIENCE } from "./bank.js";
import { concludeIn, keepLateAnswer } from "./conclude-in-store.js";
import type { Heard } from "./heard.js";
import { recordRefund } from "./record-refund.js";
import { callsUnderWay, type UnderWay } from "./under-way.js";

/** What payments are made with. */
export interface CashierParts {
  readonly store: Store;
  readonly newId: NewId;
  readonly bank: Bank;
  readonly metrics: Pick<Metrics, "paidLate" | "refunded">;
  readonly report: Report;
  /** Milliseconds that the bank has to answer. */
  readonly patience?: number;
}

/** Takes money between transactions: never inside one. */
export interface Cashier {
  readonly store: Store;
  readonly newId: NewId;
  readonly patience: number;
  readonly underWay: UnderWay;
  readonly report: Report;
  /** Asks the bank. */
  ask(intent: PaymentIntent, traceparent: string | null): Promise<BankAnswer>;
  /** Hears, in a transaction, an answer that no request waits for; null: there was none. */
  hear(listen: (tables: Tables) => Promise<Heard | null>): Promise<void>;
  /** Asks the bank to give back the money of an intent, and writes down what it says. */
  giveBack(intent: PaymentIntent): Promise<void>;
}

export function cashierOf({
  store,
  newId,
  bank,
  metrics,
  report,
  patience = PATIENCE,
}: CashierParts): Cashier {
  const ask: Cashier["ask"] = async (intent, traceparent) => {
    const { answer, fault } = await askBank(bank, intent, { patience, traceparent });
    if (fault !== null) report(`The bank could not be asked about ${intent.id}: ${String(fault)}`);
    return answer;
  };
  const hear: Cashier["hear"] = async (listen) => {
    const conclusion = await store.transaction(async (tables) => {
      const heard = await listen(tables);
      const concluded = heard === null ? null : await concludeIn(tables, heard);
      const intent = concluded?.intent ?? null;
      if (heard === null || concluded === null || intent === null) return concluded;
      if (concluded.paid !== null || !isAwaited(intent, heard.now))
        await keepLateAnswer(tables, intent, concluded, heard.now);
      return concluded;
    });
    if (conclusion === null) return;
    if (conclusion.paid !== null) metrics.paidLate();
    if (conclusion.alarm !== null) report(conclusion.alarm);
  };
  const giveBack: Cashier["giveBack"] = async (intent) => {
    const { answer, fault } = await askForRefund(bank, intent, { patience });
    if (fault !== null) report(`The bank could not be asked to give back ${intent.id}: ${String(fault)}`);
    if (answer.kind === "unknown") return;
    const isNew = await store.transaction((tables) => recordRefund(tables, intent, answer));
    if (isNew && answer.kind === "refunded") metrics.refunded();
    if (isNew && answer.kind === "refused")
      report(`The bank does not give back ${intent.amountCents} for ${intent.orderId}: ${answer.reason}`);
  };
  return { store, newId, patience, underWay: callsUnderWay(), report, ask, hear, giveBack };
}

/** Whether a request may still be waiting for the bank: what the bank says to it is its answer, not what others say. */
function isAwaited({ createdAt }: PaymentIntent, now: Date): boolean {
  return now.getTime() - Date.parse(createdAt) < LEAVE_ALONE;
}
