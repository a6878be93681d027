"""That somebody means to pay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from specwright_http.idempotency_store import Claim

PaymentState = Literal[
    "PENDING", "APPROVED", "DECLINED", "REFUND_DUE", "REFUNDED", "REFUND_REFUSED"
]
"""
What became of a payment. Money that cannot be kept is `REFUND_DUE` until the bank has given it back, or
has said that it will not, which is for a person to settle.
"""

UNFINISHED: Sequence[PaymentState] = ("PENDING", "REFUND_DUE")
"""The bank must still be asked about it: it has no result, or its money is to be given back."""


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """The request that waits for the bank's answer under an Idempotency-Key."""

    id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class PaymentIntent:
    """
    Written before the bank is called, so that a crash in between is found again; money that nobody
    meant to pay, when the bank speaks of it.
    """

    id: str
    order_id: str
    amount_cents: int
    """What the bank is asked for; of money that is to be given back, what it took."""
    state: PaymentState
    attempts: int
    """How often the bank has said something of it."""
    created_at: datetime
    card: str | None = None
    """What the bank calls the card; None: the one it knows."""
    request: WaitingRequest | None = None
    """None: it had no key."""


def is_being_paid(payments: Sequence[PaymentIntent]) -> bool:
    """Whether one of the attempts to pay an order has no result yet."""
    return any(payment.state == "PENDING" for payment in payments)
