"""How an order ends unpaid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contract import errors, models

from .moments import moment_of, written
from .payment_intent import PaymentIntent


@dataclass(frozen=True, slots=True)
class CancellingFacts:
    """What cancelling is decided from."""

    order: models.Order | None
    caller: str | None
    """Who asks; None where everybody is believed."""
    payments: Sequence[PaymentIntent]
    """All attempts to pay the order."""
    now: datetime


NotCancelled = (
    errors.OrderNotFound
    | errors.OrderAlreadyPaid
    | errors.OrderCancelled
    | errors.PaymentInProgress
)


def cancel(facts: CancellingFacts) -> models.Order | NotCancelled:
    """Decides whether a buyer may cancel: the order as it is then, or why not."""
    order = facts.order
    if order is None or not is_of(order, facts.caller):
        return errors.OrderNotFound()
    if order.status == "PAID":
        return errors.OrderAlreadyPaid()
    if order.status == "CANCELLED":
        return errors.OrderCancelled()
    if is_being_paid(facts.payments):
        return errors.PaymentInProgress()
    if is_over(order, facts.now):
        return errors.OrderCancelled()
    return _ended(order, facts.now)


def expire(
    order: models.Order, payments: Sequence[PaymentIntent], now: datetime
) -> models.Order | None:
    """Decides whether an order ends by itself; None: not now."""
    if order.status != "PENDING_PAYMENT" or not is_over(order, now) or is_being_paid(payments):
        return None
    return _ended(order, now)


def is_over(order: models.Order, now: datetime) -> bool:
    """Whether the time to pay is over."""
    return moment_of(order.expires_at) <= now


def is_of(order: models.Order, caller: str | None) -> bool:
    """Whether an order belongs to who asks; what does not might as well not exist."""
    return caller is None or order.user_id == caller


def is_being_paid(payments: Sequence[PaymentIntent]) -> bool:
    """Whether one of the attempts has no result yet."""
    return any(payment.state == "PENDING" for payment in payments)


def _ended(order: models.Order, now: datetime) -> models.Order:
    return order.model_copy(update={"status": "CANCELLED", "cancelled_at": written(now)})
