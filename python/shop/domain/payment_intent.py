"""That somebody means to pay."""

from dataclasses import dataclass
from typing import Literal

from specwright_http.once import Claim

PaymentState = Literal["PENDING", "APPROVED", "DECLINED"]


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    """The request that waits for the bank's answer under an Idempotency-Key."""

    id: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class PaymentIntent:
    """Written before the bank is called, so that a crash in between is found again."""

    id: str
    order_id: str
    amount_cents: int
    state: PaymentState
    attempts: int
    """How often the bank was asked."""
    created_at: str
    card: str | None = None
    """What the bank calls the card; None: the one it knows."""
    request: WaitingRequest | None = None
    """None: it had no key."""
