"""Ends unpaid orders whose time is over and that nobody has looked at since, and gives back what they held."""

from datetime import datetime

from ..domain.standing import Over
from ..storage.store import Store, Tables
from .standing_in_store import standing_in

AT_ONCE = 50
"""So many orders end in one transaction: others must not wait long for their turn."""


async def expire_due(store: Store, now: datetime) -> None:
    """All of them."""

    def work(tables: Tables) -> int:
        count = 0
        for order in tables.orders.due(now, AT_ONCE):
            standing = standing_in(tables, order.id, now)
            if isinstance(standing, Over) and standing.unrecorded:
                count += 1
        return count

    while await store.transaction(work) == AT_ONCE:
        pass
