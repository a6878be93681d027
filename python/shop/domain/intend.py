"""What happens before the bank is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contract import errors, models

from .cancel import is_of, is_over
from .moments import written
from .payment_intent import PaymentIntent, WaitingRequest


@dataclass(frozen=True, slots=True)
class PaymentWish:
    """What the intent would be, but for what the order says."""

    id: str
    card: str | None
    request: WaitingRequest | None


@dataclass(frozen=True, slots=True)
class IntendingFacts:
    """What is decided from, before the bank is called."""

    order: models.Order | None
    caller: str | None
    """Who asks; None where everybody is believed."""
    payments: Sequence[PaymentIntent]
    """All attempts to pay the order."""
    now: datetime
    wish: PaymentWish


@dataclass(frozen=True, slots=True)
class Intends:
    """The bank is to be asked for this."""

    intent: PaymentIntent


@dataclass(frozen=True, slots=True)
class Waits:
    """Another payment of the order has no result yet."""

    order: models.Order
    intent: PaymentIntent


NotPayable = errors.OrderNotFound | errors.OrderAlreadyPaid | errors.OrderCancelled


def intend(facts: IntendingFacts) -> Intends | Waits | NotPayable:
    """Decides whether an order can be paid now. What is taken is what the order says, whatever is wished."""
    order, wish = facts.order, facts.wish
    if order is None or not is_of(order, facts.caller):
        return errors.OrderNotFound()
    if order.status == "PAID":
        return errors.OrderAlreadyPaid()
    if order.status == "CANCELLED":
        return errors.OrderCancelled()
    for payment in facts.payments:
        if payment.state == "PENDING":
            return Waits(order, payment)
    if is_over(order, facts.now):
        return errors.OrderCancelled()
    return Intends(
        PaymentIntent(
            id=wish.id,
            order_id=order.id,
            amount_cents=order.total_cents,
            state="PENDING",
            attempts=0,
            created_at=written(facts.now),
            card=wish.card,
            request=wish.request,
        )
    )
