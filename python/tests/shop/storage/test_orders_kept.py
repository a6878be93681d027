import asyncio
from collections.abc import Sequence

from contract import models
from shop.storage.page import Page
from shop.storage.store import Store, Tables
from shop.testing.samples import intent, minutes_on, order


def names(orders: Sequence[models.Order]) -> list[str]:
    return [each.id.removeprefix("order_") for each in orders]


async def test_orders_are_listed_newest_first_moved_or_not_each_to_its_owner(store: Store) -> None:
    def add(tables: Tables) -> None:
        for name in "bac":
            tables.orders.add(order(name))

    def look(tables: Tables) -> None:
        def listed(user_id: str, page: Page) -> str:
            return "".join(names(tables.orders.list_of(user_id, page)))

        assert listed("user_ann", Page()) == "cab"
        assert listed("user_ann", Page(limit=2)) == "ca"
        assert listed("user_ann", Page(after="order_c", limit=1)) == "a"
        assert listed("user_ann", Page(after="order_a")) == "b"
        assert listed("user_ann", Page(after="order_b")) == ""
        assert listed("user_ann", Page(after="order_x")) == ""
        assert listed("user_bob", Page()) == "x"
        assert listed("user_eve", Page()) == ""

    await store.transaction(add)
    await store.transaction(lambda tables: tables.orders.add(order("x", user_id="user_bob")))
    await store.transaction(
        lambda tables: tables.orders.move(order("b", status="PAID"), "PENDING_PAYMENT")
    )
    await store.transaction(look)


async def test_a_transaction_lists_what_it_has_just_added(store: Store) -> None:
    def work(tables: Tables) -> None:
        tables.orders.add(order("a"))
        tables.orders.add(order("b"))
        tables.orders.move(order("a", status="PAID"), "PENDING_PAYMENT")
        assert names(tables.orders.list_of("user_ann")) == ["b", "a"]
        assert names(tables.orders.list_of("user_ann", Page(after="order_b"))) == ["a"]
        assert names(tables.orders.due(minutes_on(99), 9)) == ["b"]

    await store.transaction(work)


async def test_an_order_comes_back_to_the_letter(store: Store) -> None:
    items = (
        models.OrderItem(
            product_id="prod_a",
            name="a\u2028\n\t\u0001",
            quantity=99,
            unit_price_cents=100_000_000,
        ),
        models.OrderItem(product_id="prod_b", name="", quantity=1, unit_price_cents=0),
    )
    whole = order("1", user_id="user_ü 👒").model_copy(
        update={"items": items, "total_cents": 2**53 - 1}
    )
    await store.transaction(lambda tables: tables.orders.add(whole))
    assert await store.transaction(lambda tables: tables.orders.find("order_1")) == whole
    listed = await store.transaction(lambda tables: tables.orders.list_of("user_ü 👒"))
    assert list(listed) == [whole]


async def test_an_order_moves_only_from_where_it_is_said_to_be_whoever_asks_at_once(
    store: Store,
) -> None:
    await store.transaction(lambda tables: tables.orders.add(order("1")))
    paid = order("1", status="PAID").model_copy(update={"paid_at": minutes_on(1)})
    moves = [
        store.transaction(lambda tables: tables.orders.move(paid, "PENDING_PAYMENT"))
        for _ in range(10)
    ]
    assert (await asyncio.gather(*moves)).count(True) == 1
    assert await store.transaction(lambda tables: tables.orders.find("order_1")) == paid
    none = order("none")
    assert not await store.transaction(lambda tables: tables.orders.move(none, "PENDING_PAYMENT"))


async def test_due_are_unpaid_orders_the_longest_over_first_but_none_that_is_being_paid(
    store: Store,
) -> None:
    paying = intent("late", order_id="order_late")

    def fill(tables: Tables) -> None:
        for name, minutes in (("late", 20), ("paid", 10), ("early", 10), ("last", 30)):
            tables.orders.add(order(name, expires=minutes))
        tables.orders.move(order("paid", status="PAID"), "PENDING_PAYMENT")

    def look(tables: Tables) -> None:
        def due(minutes: float, limit: int = 9) -> list[str]:
            return names(tables.orders.due(minutes_on(minutes), limit))

        assert due(9) == []
        assert due(10) == ["early"]
        assert due(30) == ["early", "late", "last"]
        assert due(30, 2) == ["early", "late"]
        tables.payments.add(paying)
        assert due(30, 2) == ["early", "last"]

    def decline(tables: Tables) -> None:
        declined = intent("late", order_id="order_late", state="DECLINED")
        assert tables.payments.move(declined, "PENDING")
        assert names(tables.orders.due(minutes_on(30), 2)) == ["early", "late"]

    await store.transaction(fill)
    await store.transaction(look)
    await store.transaction(decline)
