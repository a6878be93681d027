"""What an event of the bank says of an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contract import models

from .bank_answer import Approved, BankAnswer, Declined
from .payment_intent import PaymentIntent, PaymentState


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer of the bank about an order, and the payment it belongs to, if any."""

    order_id: str
    intent: PaymentIntent | None
    answer: BankAnswer
    now: datetime


def heard_in(
    event: models.PaymentEvent,
    order: models.Order,
    payments: Sequence[PaymentIntent],
    now: datetime,
) -> Heard:
    """What an event speaks of: the payment that is under way, else the one that was approved."""
    in_progress = _first_in(payments, "PENDING")
    if event.type_ == "DECLINED":
        return Heard(order.id, in_progress, Declined(), now)
    answer = Approved(event.amount_cents)
    # Another amount is no answer to what we asked.
    if event.amount_cents != order.total_cents:
        return Heard(order.id, None, answer, now)
    return Heard(order.id, in_progress or _first_in(payments, "APPROVED"), answer, now)


def _first_in(payments: Sequence[PaymentIntent], state: PaymentState) -> PaymentIntent | None:
    return next((payment for payment in payments if payment.state == state), None)
