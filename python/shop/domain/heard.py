"""What an event of the bank says of an order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import MISSING

from contract import models

from .bank_answer import Approved, BankAnswer, Declined
from .intend import PaymentWish, intent_for
from .payment_intent import PaymentIntent, PaymentState

LIKELIHOOD: Sequence[PaymentState] = (
    "PENDING",
    "APPROVED",
    "REFUND_DUE",
    "REFUNDED",
    "REFUND_REFUSED",
    "DECLINED",
)
"""Which payments an approval that names none is about, first those that it is likelier to be about."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer of the bank, and the payment that it is about: one that is recorded, or one that is to be."""

    intent: PaymentIntent
    answer: BankAnswer
    now: datetime


def heard_in(
    event: models.PaymentEvent,
    order: models.Order,
    payments: Sequence[PaymentIntent],
    now: datetime,
) -> Heard | None:
    """
    None: nothing that there is anything to do about. `payments`: all of the order, the newest first.
    """
    named = payment_named(event)
    if event.type_ == "DECLINED":
        declined = _first_in(payments, "PENDING") if named is None else _by_id(payments, named)
        return None if declined is None else Heard(declined, Declined(), now)
    about = _likeliest(event, payments) if named is None else _by_id(payments, named)
    return Heard(about or _unasked(event, order, now), Approved(event.amount_cents), now)


def payment_named(event: models.PaymentEvent) -> str | None:
    """The payment that an event is about, by its own words; None: it does not say."""
    return None if event.payment_id is MISSING else event.payment_id


def _likeliest(
    event: models.PaymentEvent, payments: Sequence[PaymentIntent]
) -> PaymentIntent | None:
    alike = [payment for payment in payments if payment.amount_cents == event.amount_cents]
    found = (_first_in(alike, state) for state in LIKELIHOOD)
    return next((payment for payment in found if payment is not None), None)


def _unasked(event: models.PaymentEvent, order: models.Order, now: datetime) -> PaymentIntent:
    """
    The record of money that nobody here asked for. Its id follows from what is said of it, so that
    however often the bank speaks of it, it is one payment, and is given back once.
    """
    own = f"pay_{event.amount_cents}_for_{order.id}"
    return intent_for(order, PaymentWish(payment_named(event) or own), now)


def _first_in(payments: Sequence[PaymentIntent], state: PaymentState) -> PaymentIntent | None:
    return next((payment for payment in payments if payment.state == state), None)


def _by_id(payments: Sequence[PaymentIntent], intent_id: str) -> PaymentIntent | None:
    return next((payment for payment in payments if payment.id == intent_id), None)
