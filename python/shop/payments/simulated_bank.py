"""The bank for trying things out."""

import asyncio

from ..domain.bank_answer import Approved, BankAnswer, Declined, RefundAnswer, Refunded, Unknown
from ..domain.payment_intent import PaymentIntent
from .bank import BankRequest, Hear

SLOW = 0.25
SECOND_ANSWER = 0.02


class SimulatedBank:
    """
    Fulfils `Bank`. It decides by the card and the intent alone, so it needs no memory, and a crash
    does not change its mind.
    """

    def __init__(self) -> None:
        self._hear: Hear | None = None

    async def charge(self, request: BankRequest) -> BankAnswer:
        intent = request.intent
        if intent.card == "card_slow":
            await asyncio.sleep(SLOW)
        answer = _answer_to(intent)
        if intent.card == "card_twice" and self._hear is not None:
            asyncio.get_running_loop().call_later(SECOND_ANSWER, self._hear, intent, answer)
        return answer

    async def refund(self, request: BankRequest) -> RefundAnswer:
        return Refunded()

    def listen(self, hear: Hear) -> None:
        self._hear = hear


def _answer_to(intent: PaymentIntent) -> BankAnswer:
    if intent.card == "card_declined":
        return Declined()
    if intent.card == "card_silent" and intent.attempts == 0:
        return Unknown()
    return Approved(intent.amount_cents)
