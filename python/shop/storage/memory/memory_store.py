"""A store that lives as long as its process."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from contract import models
from specwright_http.idempotency_store import IdempotencyRecord

from ...domain.cart_lines import CartLine
from ...domain.payment_intent import UNFINISHED, PaymentIntent
from ..store import Store, Tables
from .journaled_map import JournaledMap
from .map_tables import (
    AnswersInMap,
    CartsInMap,
    EventsInMap,
    OrdersInMap,
    PaymentsInMap,
    ProductsInMap,
)

T = TypeVar("T")


def memory_store() -> Store:
    """Makes an empty one."""
    return MemoryStore()


class MemoryStore:
    """Fulfils `Store`. A work runs at once, in the turn of the event loop that asks for it."""

    name = "memory"

    def __init__(self) -> None:
        products = JournaledMap[models.Product]()
        carts = JournaledMap[Sequence[CartLine]]()
        orders = JournaledMap[models.Order](
            {
                "user": lambda order: order.user_id,
                "unpaid": lambda order: "" if order.status == "PENDING_PAYMENT" else None,
            }
        )
        payments = JournaledMap[PaymentIntent](
            {
                "order": lambda intent: intent.order_id,
                "unfinished": lambda intent: "" if intent.state in UNFINISHED else None,
            }
        )
        events = JournaledMap[datetime]()
        answers = JournaledMap[IdempotencyRecord]()
        self._undo = [each.undo for each in (products, carts, orders, payments, events, answers)]
        self._keep = [each.keep for each in (products, carts, orders, payments, events, answers)]
        self._closed = False
        self._tables = Tables(
            products=ProductsInMap(products),
            carts=CartsInMap(carts),
            orders=OrdersInMap(orders, payments),
            payments=PaymentsInMap(payments),
            events=EventsInMap(events),
            answers=AnswersInMap(answers),
        )

    async def transaction(self, work: Callable[[Tables], T]) -> T:
        await self.ping()
        try:
            result = work(self._tables)
        except BaseException:
            for undo in self._undo:
                undo()
            raise
        for keep in self._keep:
            keep()
        return result

    async def ping(self) -> None:
        if self._closed:
            raise RuntimeError("The store is closed: memory.")

    async def close(self) -> None:
        self._closed = True
