"""Who takes the money."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ..domain.bank_answer import BankAnswer, Unknown
from ..domain.payment_intent import PaymentIntent

PATIENCE = 10.0
"""Seconds that the bank has to answer."""

LEAVE_ALONE = 30.0
"""Seconds. A request that waits for the bank itself has its answer by then."""

Hear = Callable[[PaymentIntent, BankAnswer], None]
"""Told of an answer that comes by itself, after the first."""


@dataclass(frozen=True, slots=True)
class Charge:
    """What the bank is asked for."""

    intent: PaymentIntent
    traceparent: str | None
    """The trace of who asked, to be passed on; None where there is none."""


class Bank(Protocol):
    """A bank, or what stands before one. It is cancelled when nobody waits for it any more."""

    async def charge(self, charge: Charge) -> BankAnswer:
        """
        Takes the amount of an intent from its card, or says what became of it. It knows intents
        by their ids: asked again, it never takes money twice.
        """
        ...

    def listen(self, hear: Hear) -> None:
        """Whom to tell what it says later."""
        ...


async def ask_bank(
    bank: Bank, charge: Charge, patience: float
) -> tuple[BankAnswer, Exception | None]:
    """
    Asks the bank. Whatever goes wrong with it, or lasts too long, means that nothing is known. Gives
    the answer, and the fault if there was one.
    """
    try:
        async with asyncio.timeout(patience) as limit:
            return await bank.charge(charge), None
    except Exception as fault:
        return Unknown(), None if limit.expired() else fault
