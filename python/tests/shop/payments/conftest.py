"""A shop with one order that waits to be paid."""

from collections.abc import AsyncIterator

import pytest

from shop.storage.store import Tables
from shop.testing.paying_shop import Counter
from shop.testing.samples import order, product


@pytest.fixture
async def shop() -> AsyncIterator[Counter]:
    counter = Counter()

    def fill(tables: Tables) -> None:
        tables.products.add(product("hat", stock=4))
        tables.orders.add(order("1", user_id="user_dev"))

    await counter.store.transaction(fill)
    yield counter
    await counter.client.aclose()
