"""Places an order: looks, decides and writes in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from contract import errors, models

from ..domain.place import Placed, PlacingFacts, place
from ..storage.store import Store, Tables
from .products_by_id import products_by_id

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PlacingWish:
    """What is asked for; everything else the tables know."""

    user_id: str
    order_id: str
    now: datetime
    wait: float
    """Milliseconds in which it must be paid."""


class StockGone(Exception):
    """Undoes an order whose stock was taken between looking and taking."""


async def place_in_one_step(
    store: Store, wish: PlacingWish, finish: Callable[[models.Order, Tables], T]
) -> T | errors.CartEmpty | errors.OutOfStock:
    """All of it happens or nothing. `finish` is its last step, and may write too."""

    def work(tables: Tables) -> T | errors.CartEmpty | errors.OutOfStock:
        lines = tables.carts.lines_of(wish.user_id)
        facts = PlacingFacts(
            user_id=wish.user_id,
            lines=lines,
            products=products_by_id(tables.products, lines),
            order_id=wish.order_id,
            now=wish.now,
            wait=wish.wait,
        )
        placing = place(facts)
        if not isinstance(placing, Placed):
            return placing
        _carry_out(placing, tables)
        return finish(placing.order, tables)

    try:
        return await store.transaction(work)
    except StockGone:
        return errors.OutOfStock()


def _carry_out(placed: Placed, tables: Tables) -> None:
    for taking in placed.takings:
        if not tables.products.take(taking.product_id, taking.quantity):
            raise StockGone
    tables.orders.add(placed.order)
    tables.carts.keep(placed.order.user_id, [])
