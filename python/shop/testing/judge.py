"""Compares what a store keeps with what was acknowledged."""

from collections.abc import Iterable, Sequence

from contract import models

from ..storage.store import Store, Tables
from .concurrent_actions import Acknowledged, product_id, user_name

PEOPLE = 3


async def judge(store: Store, stocks: Sequence[int], done: Acknowledged) -> None:
    """Nothing is lost, sold twice or half done."""
    await store.transaction(lambda tables: _judge(tables, stocks, done))


def _judge(tables: Tables, stocks: Sequence[int], done: Acknowledged) -> None:
    users = [user_name(user) for user in range(PEOPLE)]
    orders = [order for user in users for order in tables.orders.list_of(user)]
    answered = {order.id: order for order in done.orders}
    assert sorted(order.id for order in orders) == sorted(answered)
    for order in orders:
        assert _as_placed(order) == answered[order.id]
    assert _in_state(orders, "PAID") == sorted(done.paid)
    assert _in_state(orders, "CANCELLED") == sorted(done.cancelled)
    assert len(set(done.keys)) == len(done.keys)
    for number, stock in enumerate(stocks):
        product = tables.products.find(product_id(number))
        assert product is not None
        sold = _pieces((each for each in orders if each.status != "CANCELLED"), product.id)
        assert product.stock + sold == stock
        for user in users:
            lines = tables.carts.lines_of(user)
            in_cart = sum(line.quantity for line in lines if line.product_id == product.id)
            ordered = _pieces((each for each in orders if each.user_id == user), product.id)
            assert in_cart + ordered == done.added[user, product.id]


def _as_placed(order: models.Order) -> models.Order:
    fields = order.model_dump(by_alias=True) | {"status": "PENDING_PAYMENT"}
    for later in ("paidAt", "cancelledAt"):
        fields.pop(later, None)
    return models.Order.model_validate(fields)


def _in_state(orders: Iterable[models.Order], status: str) -> list[str]:
    return sorted(order.id for order in orders if order.status == status)


def _pieces(orders: Iterable[models.Order], product: str) -> int:
    items = (item for order in orders for item in order.items)
    return sum(item.quantity for item in items if item.product_id == product)
