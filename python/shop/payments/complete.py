"""
Asks the bank about payments whose result is not known, and for the money that is to be given back, and
writes down what it says. What a crash cut off comes up here again.
"""

import asyncio
from datetime import datetime
from functools import partial

from ..domain.heard import Heard
from ..domain.moments import later
from ..domain.payment_intent import PaymentIntent
from .bank import LEAVE_ALONE
from .cashier import Cashier

MOST = 1_000
AT_ONCE = 10


async def complete_payments(
    cashier: Cashier, now: datetime, older_than: float = LEAVE_ALONE
) -> None:
    """All of them, so many at once."""
    before = later(now, -older_than * 1_000)
    unfinished = await cashier.store.transaction(
        lambda tables: tables.payments.unfinished(before, MOST)
    )
    waiting = iter([intent for intent in unfinished if not cashier.under_way.has(intent.id)])

    async def complete(intent: PaymentIntent) -> None:
        if intent.state == "REFUND_DUE":
            await cashier.give_back(intent)
            return
        answer = await cashier.ask(intent, None)
        await cashier.hear(lambda tables: Heard(intent, answer, now))

    async def go_on() -> None:
        for intent in waiting:
            try:
                await cashier.under_way.during(intent.id, partial(complete, intent))
            except Exception as error:
                # It is unfinished still and comes up again; those behind it must not wait for it.
                cashier.report(f"What the bank said of {intent.id} could not be kept: {error!r}")

    await asyncio.gather(*(go_on() for _ in range(AT_ONCE)))
