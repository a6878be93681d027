"""What an answer of the bank means."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from contract import models

from .bank_answer import Approved, BankAnswer, Unknown
from .moments import kept
from .payment_intent import PaymentIntent, PaymentState
from .standing import Over, Paid, Standing

Outcome = Literal["paid", "declined", "unknown", "already paid", "cancelled"]


@dataclass(frozen=True, slots=True)
class ConcludingFacts:
    """What is decided from, when the bank has answered."""

    standing: Standing
    intent: PaymentIntent
    """The payment that the answer is about."""
    answer: BankAnswer
    now: datetime


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What is to be written, and what it means to who asked."""

    outcome: Outcome
    paid: models.Order | None = None
    """The order, paid now; None: it stays as it is."""
    intent: PaymentIntent | None = None
    """The payment as it is to be written; None: it stays as it is."""
    alarm: str | None = None
    """What a person should know; None where all is as usual."""


def conclude(facts: ConcludingFacts) -> Conclusion:
    """
    Decides. An answer may be late, or come twice, or after another: an order is paid once, and money
    that it does not take is to be given back.
    """
    standing, intent, answer = facts.standing, facts.intent, facts.answer
    if isinstance(answer, Approved):
        return _approved(facts, answer.amount_cents)
    if intent.state != "PENDING":
        return Conclusion(_outcome_of(standing, intent))
    if isinstance(answer, Unknown):
        return Conclusion("unknown", intent=_moved(intent, "PENDING"))
    declined = _moved(intent, "DECLINED")
    return Conclusion(_outcome_of(standing, declined), intent=declined)


def _approved(facts: ConcludingFacts, amount_cents: int) -> Conclusion:
    standing, intent, order = facts.standing, facts.intent, facts.standing.order
    took = f"The bank took {amount_cents} for {order.id}"
    if intent.state not in ("PENDING", "DECLINED"):
        before = intent.amount_cents
        alarm = (
            None if before == amount_cents else f"{took}, and said before that it took {before}."
        )
        return Conclusion(_outcome_of(standing, intent), alarm=alarm)
    why = _why_not_kept(standing, amount_cents)
    if why is None:
        paid = order.model_copy(update={"status": "PAID", "paid_at": kept(facts.now)})
        return Conclusion("paid", paid=paid, intent=_moved(intent, "APPROVED"))
    due = replace(_moved(intent, "REFUND_DUE"), amount_cents=amount_cents)
    alarm = f"{took}, which {why}: it is given back."
    return Conclusion(_outcome_of(standing, due), intent=due, alarm=alarm)


def _why_not_kept(standing: Standing, amount_cents: int) -> str | None:
    if amount_cents != standing.order.total_cents:
        return f"costs {standing.order.total_cents}"
    if isinstance(standing, Over):
        return "is cancelled"
    return "was paid before" if isinstance(standing, Paid) else None


def _outcome_of(standing: Standing, intent: PaymentIntent) -> Outcome:
    """What who asked is answered, where nothing is paid now."""
    if isinstance(standing, Paid):
        return "paid" if intent.state == "APPROVED" else "already paid"
    return "cancelled" if isinstance(standing, Over) else "declined"


def _moved(intent: PaymentIntent, state: PaymentState) -> PaymentIntent:
    return replace(intent, state=state, attempts=intent.attempts + 1)
