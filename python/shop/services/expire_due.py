"""Ends unpaid orders whose time is over, and gives back what they held."""

from datetime import datetime

from ..domain.cancel import expire
from ..domain.moments import written
from ..storage.store import Store, Tables
from .give_back import end_and_give_back

AT_ONCE = 50
"""So many orders end in one transaction: others must not wait long for their turn."""


async def expire_due(store: Store, now: datetime) -> None:
    """All of them."""

    def work(tables: Tables) -> int:
        count = 0
        for order in tables.orders.due(written(now), AT_ONCE):
            expired = expire(order, tables.payments.of_order(order.id), now)
            if expired is not None and end_and_give_back(expired, tables):
                count += 1
        return count

    while await store.transaction(work) == AT_ONCE:
        pass
