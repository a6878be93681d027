"""Orders one piece after the other, and says so after each: a process for a test to kill."""

import asyncio
import sys

from contract import models

from ..domain.cart_lines import CartLine
from ..ids import random_id
from ..services.place_in_one_step import PlacingWish, place_in_one_step
from ..storage.sqlite.sqlite_store import sqlite_store
from ..storage.store import Store
from .concurrent_actions import fill, product_id
from .samples import MADE_AT

STOCK = 1_000_000
BUYERS = 8


async def _buy(store: Store, user_id: str) -> None:
    line = CartLine("item_1", product_id(0), 1)
    while True:
        await store.transaction(lambda tables: tables.carts.keep(user_id, [line]))
        wish = PlacingWish(user_id, random_id("order"), MADE_AT, 1_000)
        placed = await place_in_one_step(store, wish, lambda order, tables: order)
        if isinstance(placed, models.Order):
            print(placed.id, flush=True)


async def main(path: str) -> None:
    store = sqlite_store(path)
    await fill(store, [STOCK])
    await asyncio.gather(*(_buy(store, f"user_{number}") for number in range(BUYERS)))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
