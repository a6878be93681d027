"""Asks the bank about payments whose result is not known, and writes down what it says."""

import asyncio
from datetime import datetime
from functools import partial

from ..domain.heard import Heard
from ..domain.moments import later, written
from ..domain.payment_intent import PaymentIntent
from .bank import LEAVE_ALONE
from .cashier import Cashier

MOST = 1_000
AT_ONCE = 10


async def complete_payments(
    cashier: Cashier, now: datetime, older_than: float = LEAVE_ALONE
) -> None:
    """All of them, so many at once."""
    before = written(later(now, -older_than * 1_000))
    in_doubt = await cashier.store.transaction(lambda tables: tables.payments.open(before, MOST))
    waiting = iter([intent for intent in in_doubt if not cashier.under_way.has(intent.id)])

    async def complete(intent: PaymentIntent) -> None:
        answer = await cashier.ask(intent, None)
        await cashier.hear(lambda tables: Heard(intent.order_id, intent, answer, now))

    async def go_on() -> None:
        for intent in waiting:
            try:
                await cashier.under_way.during(intent.id, partial(complete, intent))
            except Exception as error:
                # It is open still and comes up again; those behind it must not wait for it.
                cashier.report(f"What the bank said of {intent.id} could not be kept: {error!r}")

    await asyncio.gather(*(go_on() for _ in range(AT_ONCE)))
