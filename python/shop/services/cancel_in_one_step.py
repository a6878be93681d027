"""Cancels an order: looks, decides and writes in one transaction."""

from datetime import datetime

from contract import errors, models

from ..domain.cancel import NotCancelled, cancel
from ..domain.own_order import is_of
from ..storage.store import Store, Tables
from .give_back import end_and_give_back
from .standing_in_store import standing_in


async def cancel_in_one_step(
    store: Store, order_id: str, caller: str | None, now: datetime
) -> models.Order | NotCancelled | errors.OrderNotFound:
    """The order as it is then, or why it was not cancelled."""

    def work(tables: Tables) -> models.Order | NotCancelled | errors.OrderNotFound:
        standing = standing_in(tables, order_id, now)
        if standing is None or not is_of(standing.order, caller):
            return errors.OrderNotFound()
        cancelling = cancel(standing, now)
        if isinstance(cancelling, models.Order):
            end_and_give_back(cancelling, tables)
        return cancelling

    return await store.transaction(work)
