"""The tables of a store that holds everything in maps. Values are never changed, only replaced."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from typing import TypeVar

from contract import models
from specwright_http.idempotency_store import IdempotencyRecord, KeyTaken

from ...domain.cart_lines import CartLine
from ...domain.payment_intent import PaymentIntent, PaymentState, is_being_paid
from ..page import ALL, Page, page_of
from ..shapes import MOST_STOCK
from ..store import OrderStatus
from .journaled_map import JournaledMap

V = TypeVar("V")


class ProductsInMap:
    """Fulfils `Products`."""

    def __init__(self, products: JournaledMap[models.Product]) -> None:
        self._map = products

    def list(self, page: Page = ALL) -> Sequence[models.Product]:
        return page_of(self._map.values(), page)

    def find(self, product_id: str) -> models.Product | None:
        return self._map.get(product_id)

    def add(self, product: models.Product) -> None:
        add_new(self._map, product.id, product)

    def replace(self, product: models.Product) -> None:
        self._map.set(product.id, product)

    def take(self, product_id: str, quantity: int) -> bool:
        return self._restock(product_id, lambda stock: stock - quantity)

    def give_back(self, product_id: str, quantity: int) -> bool:
        return self._restock(product_id, lambda stock: min(stock + quantity, MOST_STOCK))

    def _restock(self, product_id: str, change: Callable[[int], int]) -> bool:
        product = self._map.get(product_id)
        stock = -1 if product is None else change(product.stock)
        if product is None or stock < 0:
            return False
        self._map.set(product_id, product.model_copy(update={"stock": stock}))
        return True


class CartsInMap:
    """Fulfils `Carts`."""

    def __init__(self, carts: JournaledMap[Sequence[CartLine]]) -> None:
        self._map = carts

    def lines_of(self, user_id: str) -> Sequence[CartLine]:
        return self._map.get(user_id) or ()

    def keep(self, user_id: str, lines: Sequence[CartLine]) -> None:
        self._map.set(user_id, tuple(lines))


class OrdersInMap:
    """Fulfils `Orders`."""

    def __init__(
        self, orders: JournaledMap[models.Order], payments: JournaledMap[PaymentIntent]
    ) -> None:
        self._map = orders
        self._payments = payments

    def find(self, order_id: str) -> models.Order | None:
        return self._map.get(order_id)

    def list_of(self, user_id: str, page: Page = ALL) -> Sequence[models.Order]:
        return page_of(reversed(self._map.grouped("user", user_id)), page)

    def add(self, order: models.Order) -> None:
        add_new(self._map, order.id, order)

    def move(self, order: models.Order, before: OrderStatus) -> bool:
        known = self._map.get(order.id)
        if known is None or known.status != before:
            return False
        self._map.set(order.id, order)
        return True

    def due(self, before: datetime, limit: int) -> Sequence[models.Order]:
        due = [
            order
            for order in self._map.grouped("unpaid", "")
            if order.expires_at <= before
            and not is_being_paid(self._payments.grouped("order", order.id))
        ]
        return sorted(due, key=lambda order: order.expires_at)[:limit]


class PaymentsInMap:
    """Fulfils `Payments`."""

    def __init__(self, payments: JournaledMap[PaymentIntent]) -> None:
        self._map = payments

    def find(self, intent_id: str) -> PaymentIntent | None:
        return self._map.get(intent_id)

    def of_order(self, order_id: str) -> Sequence[PaymentIntent]:
        return self._map.grouped("order", order_id)[::-1]

    def add(self, intent: PaymentIntent) -> bool:
        is_open = is_being_paid(self._map.grouped("order", intent.order_id))
        if intent.state == "PENDING" and is_open:
            return False
        add_new(self._map, intent.id, intent)
        return True

    def move(self, intent: PaymentIntent, before: PaymentState) -> bool:
        known = self._map.get(intent.id)
        if known is None or known.state != before:
            return False
        self._map.set(intent.id, intent)
        return True

    def unfinished(self, before: datetime, limit: int) -> Sequence[PaymentIntent]:
        waiting = [each for each in self._map.grouped("unfinished", "") if each.created_at < before]
        return sorted(waiting, key=lambda intent: intent.created_at)[:limit]


class EventsInMap:
    """Fulfils `Events`."""

    def __init__(self, events: JournaledMap[datetime]) -> None:
        self._map = events

    def remember(self, event_id: str, at: datetime) -> bool:
        if self._map.get(event_id) is not None:
            return False
        self._map.set(event_id, at)
        return True


class AnswersInMap:
    """Fulfils `Answers`. The map is in order of what ends first."""

    def __init__(self, answers: JournaledMap[IdempotencyRecord]) -> None:
        self._map = answers

    def find(self, scope: str, key: str) -> IdempotencyRecord | None:
        return self._map.get(_name_of(scope, key))

    def store(self, kept: IdempotencyRecord) -> None:
        name = _name_of(kept.claim.scope, kept.claim.key)
        there = self._map.get(name)
        if there is not None and there.claim.expires_at > kept.claim.at:
            raise KeyTaken
        if there is not None:
            self._map.delete(name)
        self._map.set(name, kept)

    def forget(self, before: str, limit: int) -> int:
        old = takewhile(lambda item: item[1].claim.expires_at <= before, self._map.items())
        over = [name for name, _ in old][:limit]
        for name in over:
            self._map.delete(name)
        return len(over)


def add_new(values: JournaledMap[V], key: str, value: V) -> None:
    """Adds what must not be there yet."""
    if values.get(key) is not None:
        raise ValueError(f'There is "{key}" already.')
    values.set(key, value)


def _name_of(scope: str, key: str) -> str:
    return json.dumps([scope, key])
