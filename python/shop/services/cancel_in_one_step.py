"""Cancels an order: looks, decides and writes in one transaction."""

from datetime import datetime

from contract import errors, models

from ..domain.cancel import CancellingFacts, NotCancelled, cancel
from ..storage.store import Store, Tables
from .give_back import end_and_give_back


async def cancel_in_one_step(
    store: Store, order_id: str, caller: str | None, now: datetime
) -> models.Order | NotCancelled:
    """The order as it is then, or why it was not cancelled."""

    def work(tables: Tables) -> models.Order | NotCancelled:
        order, payments = tables.orders.find(order_id), tables.payments.of_order(order_id)
        cancelling = cancel(CancellingFacts(order, caller, payments, now))
        if not isinstance(cancelling, models.Order):
            return cancelling
        return cancelling if end_and_give_back(cancelling, tables) else errors.OrderCancelled()

    return await store.transaction(work)
