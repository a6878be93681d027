"""What an answer of the bank means."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from contract import models

from .bank_answer import Approved, BankAnswer, Declined
from .moments import written
from .payment_intent import PaymentIntent, PaymentState

Outcome = Literal["paid", "declined", "unknown", "already paid", "cancelled"]


@dataclass(frozen=True, slots=True)
class ConcludingFacts:
    """What is decided from, when the bank has answered."""

    order: models.Order
    intent: PaymentIntent | None
    """The payment that the answer is about; None where the bank speaks of none that we know."""
    answer: BankAnswer
    now: datetime


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is to be written, and what it means to who asked."""

    outcome: Outcome
    paid: models.Order | None = None
    """The order, paid now; None: it stays as it is."""
    intent: PaymentIntent | None = None
    alarm: str | None = None
    """What a person must look at; None where all is well."""


def conclude(facts: ConcludingFacts) -> Conclusion:
    """Decides. An answer may be late, or come twice, or after another: a paid order stays paid, and pays once."""
    intent, answer = facts.intent, facts.answer
    if isinstance(answer, Approved):
        return _approved(facts, answer.amount_cents)
    if intent is None or intent.state != "PENDING":
        return Conclusion(_standing(facts.order, intent))
    if isinstance(answer, Declined):
        return Conclusion("declined", intent=_moved(intent, "DECLINED"))
    return Conclusion("unknown", intent=_moved(intent, "PENDING"))


def _approved(facts: ConcludingFacts, amount_cents: int) -> Conclusion:
    order, intent = facts.order, facts.intent
    took = f"The bank took {amount_cents} for {order.id}"
    if amount_cents != order.total_cents:
        open_intent = intent if intent is not None and intent.state == "PENDING" else None
        return Conclusion(
            "already paid" if order.status == "PAID" else "declined",
            intent=None if open_intent is None else _moved(open_intent, "DECLINED"),
            alarm=f"{took}, which costs {order.total_cents}.",
        )
    is_new = intent is not None and intent.state != "APPROVED"
    settled = _moved(intent, "APPROVED") if intent is not None and is_new else None
    if order.status == "PENDING_PAYMENT":
        paid = order.model_copy(update={"status": "PAID", "paid_at": written(facts.now)})
        return Conclusion("paid", paid=paid, intent=settled)
    if order.status == "CANCELLED":
        alarm = f"{took}, which is cancelled: give it back."
        return Conclusion("cancelled", intent=settled, alarm=alarm)
    if settled is None:
        return Conclusion("paid")
    alarm = f"{took}, which was paid before: give it back."
    return Conclusion("already paid", intent=settled, alarm=alarm)


def _standing(order: models.Order, intent: PaymentIntent | None) -> Outcome:
    """What became of a payment that has its result."""
    if order.status == "PAID":
        return "paid" if intent is not None and intent.state == "APPROVED" else "already paid"
    if order.status == "CANCELLED":
        return "cancelled"
    return "unknown" if intent is None else "declined"


def _moved(intent: PaymentIntent, state: PaymentState) -> PaymentIntent:
    return replace(intent, state=state, attempts=intent.attempts + 1)
