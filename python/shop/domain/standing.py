"""Where an order stands at a moment.

All that is answered and written about an order is decided by this, and by nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from contract import models

from .moments import kept
from .payment_intent import PaymentIntent


@dataclass(frozen=True, slots=True)
class Waiting:
    """It can be paid or cancelled."""

    order: models.Order


@dataclass(frozen=True, slots=True)
class BeingPaid:
    """
    The bank has not said what became of this payment. Until it has, the order neither ends nor takes
    another payment.
    """

    order: models.Order
    intent: PaymentIntent


@dataclass(frozen=True, slots=True)
class Paid:
    """It is paid for good."""

    order: models.Order


@dataclass(frozen=True, slots=True)
class Over:
    """It has ended unpaid."""

    order: models.Order
    unrecorded: bool
    """It ended by the clock, and nobody has written that down yet."""


Standing = Waiting | BeingPaid | Paid | Over


def standing_of(order: models.Order, payments: Sequence[PaymentIntent], now: datetime) -> Standing:
    """Decides by what is recorded of it, by all attempts to pay it and by the clock."""
    if order.status == "PAID":
        return Paid(order)
    if order.status == "CANCELLED":
        return Over(order, unrecorded=False)
    for payment in payments:
        if payment.state == "PENDING":
            return BeingPaid(order, payment)
    if is_time_over(order, now):
        return Over(ended(order, now), unrecorded=True)
    return Waiting(order)


def is_time_over(order: models.Order, now: datetime) -> bool:
    """Whether an order that is recorded as unpaid may have ended by the clock."""
    return order.status == "PENDING_PAYMENT" and order.expires_at <= now


def ended(order: models.Order, now: datetime) -> models.Order:
    """The order as it is once it has ended unpaid."""
    return order.model_copy(update={"status": "CANCELLED", "cancelled_at": kept(now)})
