"""Who takes the money."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from ..domain.bank_answer import BankAnswer, RefundAnswer, Unknown
from ..domain.payment_intent import PaymentIntent

A = TypeVar("A")

PATIENCE = 10.0
"""Seconds that the bank has to answer."""

LEAVE_ALONE = 30.0
"""Seconds. A request that waits for the bank itself has its answer by then."""

Hear = Callable[[PaymentIntent, BankAnswer], None]
"""Receives an answer that comes by itself, after the first."""


@dataclass(frozen=True, slots=True)
class BankRequest:
    """What the bank is asked for: the money of a payment, or to give it back."""

    intent: PaymentIntent
    traceparent: str | None
    """The trace of who asked, to be passed on; None where there is none."""


class Bank(Protocol):
    """A bank, or what stands before one. It is cancelled when nobody waits for it any more."""

    async def charge(self, request: BankRequest) -> BankAnswer:
        """
        Takes the amount of an intent from its card, or says what became of it. It knows intents
        by their ids: asked again, it never takes money twice.
        """
        ...

    async def refund(self, request: BankRequest) -> RefundAnswer:
        """
        Gives back all that it took for an intent, or says what became of that. It knows intents by
        their ids: asked again, it never gives money back twice.
        """
        ...

    def listen(self, hear: Hear) -> None:
        """The listener for what it says later."""
        ...


async def answer_in_time(
    asking: Awaitable[A], patience: float
) -> tuple[A | Unknown, Exception | None]:
    """
    Waits for the bank. Whatever goes wrong with it, or lasts too long, means that nothing is known.
    Gives the answer, and the fault if there was one.
    """
    try:
        async with asyncio.timeout(patience) as limit:
            return await asking, None
    except Exception as fault:
        return Unknown(), None if limit.expired() else fault
