import asyncio
from collections.abc import Callable

import pytest

from shop.storage.store import Store, Tables
from shop.testing.samples import MADE_AT, intent, kept, line, minutes_on, order, product


class LightsOut(Exception):
    """The lights went out."""


async def test_a_transaction_that_raises_never_was(store: Store) -> None:
    await store.transaction(lambda tables: tables.products.add(product("hat")))

    def fail(tables: Tables) -> None:
        tables.products.take("prod_hat", 2)
        tables.products.take("prod_hat", 2)
        tables.products.add(product("cap"))
        tables.carts.keep("user_ann", [line("hat")])
        tables.orders.add(order("1"))
        tables.payments.add(intent("1"))
        tables.events.remember("evt_1", MADE_AT)
        tables.answers.store(kept("k1"))
        raise LightsOut

    def look(tables: Tables) -> None:
        assert list(tables.products.list()) == [product("hat")]
        assert not tables.carts.lines_of("user_ann")
        assert tables.orders.find("order_1") is None
        assert not tables.orders.list_of("user_ann")
        assert not tables.payments.of_order("order_1")
        assert tables.events.remember("evt_1", MADE_AT)
        assert tables.answers.find("user_ann", "k1") is None

    with pytest.raises(LightsOut):
        await store.transaction(fail)
    await store.transaction(look)


async def test_one_that_fails_stops_no_other_and_none_loses_what_another_wrote(
    store: Store,
) -> None:
    await store.transaction(lambda tables: tables.products.add(product("hat", stock=5)))

    def take_one(tables: Tables) -> None:
        found = tables.products.find("prod_hat")
        if found is None or found.stock == 3:
            raise LightsOut
        tables.products.replace(product("hat", stock=found.stock - 1))

    results = await asyncio.gather(
        *(store.transaction(take_one) for _ in range(4)), return_exceptions=True
    )
    assert [type(each) for each in results].count(LightsOut) == 2
    found = await store.transaction(lambda tables: tables.products.find("prod_hat"))
    assert found == product("hat", stock=3)


async def test_a_store_that_is_closed_answers_no_more_and_may_be_closed_again(
    store: Store,
) -> None:
    await store.ping()
    await store.close()
    await store.close()
    with pytest.raises(RuntimeError, match="The store is closed"):
        await store.ping()
    with pytest.raises(RuntimeError, match="The store is closed"):
        await store.transaction(lambda tables: tables.products.list())


async def test_closing_ends_what_is_under_way(store: Store) -> None:
    adding = asyncio.create_task(
        store.transaction(lambda tables: tables.products.add(product("hat")))
    )
    await asyncio.sleep(0)
    await store.close()
    await adding


async def test_whoever_does_not_wait_for_her_work_has_it_done_all_the_same(store: Store) -> None:
    adding = asyncio.create_task(
        store.transaction(lambda tables: tables.products.add(product("hat")))
    )
    await asyncio.sleep(0)
    adding.cancel()
    found = await store.transaction(lambda tables: tables.products.find("prod_hat"))
    assert found == product("hat")


async def test_what_was_acknowledged_is_there_when_the_store_is_opened_again(
    store: Store, open_again: Callable[[], Store]
) -> None:
    if store.name == "memory":
        pytest.skip("A store in memory promises nothing of this.")

    def fill(tables: Tables) -> None:
        tables.products.add(product("b"))
        tables.products.add(product("a"))
        tables.carts.keep("user_ann", [line("b", 2), line("a")])
        tables.orders.add(order("1"))
        tables.payments.add(intent("1", state="APPROVED"))
        tables.events.remember("evt_1", minutes_on(0))
        tables.answers.store(kept("k1"))

    def look(tables: Tables) -> None:
        assert list(tables.products.list()) == [product("b", stock=3), product("a")]
        assert list(tables.carts.lines_of("user_ann")) == [line("b", 2), line("a")]
        assert list(tables.orders.list_of("user_ann")) == [order("2"), order("1")]
        assert order("1") in tables.orders.due(minutes_on(30), 9)
        assert tables.payments.find("pay_1") == intent("1", state="APPROVED")
        assert not tables.events.remember("evt_1", minutes_on(9))
        assert tables.answers.find("user_ann", "k1") == kept("k1")

    await store.transaction(fill)
    await store.transaction(lambda tables: tables.orders.add(order("2")))
    await store.transaction(lambda tables: tables.products.take("prod_b", 2))
    await store.close()
    again = open_again()
    await again.transaction(look)
    await again.close()
