"""Puts something on the shelves of a shop that has nothing to sell."""

from datetime import UTC, datetime

from contract import models

from ..ids import NewId
from ..storage.page import Page
from ..storage.store import Store, Tables

DEMO_PRODUCTS = (
    ("Straw hat", 2400, 12),
    ("Wool scarf", 1850, 40),
    ("Enamel pin", 350, 500),
    ("The last umbrella", 2900, 1),
)


async def fill_once(store: Store, new_id: NewId) -> None:
    """Fills a new shop; one that was emptied later stays empty."""

    def work(tables: Tables) -> None:
        is_new = tables.events.remember("demo products", datetime.now(UTC))
        if not is_new or tables.products.list(Page(limit=1)):
            return
        for name, price_cents, stock in DEMO_PRODUCTS:
            product = models.Product(
                id=new_id("prod"), name=name, price_cents=price_cents, stock=stock
            )
            tables.products.add(product)

    await store.transaction(work)
