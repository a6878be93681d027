"""Writes down what the bank said of giving money back."""

from dataclasses import replace

from ..domain.bank_answer import Refunded, RefundRefused
from ..domain.payment_intent import PaymentIntent, PaymentState
from ..storage.store import Tables


def record_refund(tables: Tables, due: PaymentIntent, answer: Refunded | RefundRefused) -> bool:
    """And what the order has got back in all; False where it was written down before."""
    intent = tables.payments.find(due.id)
    if intent is None or intent.state != "REFUND_DUE":
        return False
    is_back = isinstance(answer, Refunded)
    state: PaymentState = "REFUNDED" if is_back else "REFUND_REFUSED"
    tables.payments.move(replace(intent, state=state, attempts=intent.attempts + 1), "REFUND_DUE")
    order = tables.orders.find(intent.order_id)
    if order is None or not is_back:
        return True
    refunded = [each for each in tables.payments.of_order(order.id) if each.state == "REFUNDED"]
    cents = sum(each.amount_cents for each in refunded)
    tables.orders.move(order.model_copy(update={"refunded_cents": cents}), order.status)
    return True
