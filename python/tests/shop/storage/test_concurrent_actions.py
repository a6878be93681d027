"""A model of the shop: whatever many users do at once, this is true of what is left."""

import asyncio
from collections.abc import Callable
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from contract import models
from shop.services.place_in_one_step import PlacingWish, place_in_one_step
from shop.storage.memory.memory_store import memory_store
from shop.storage.sqlite.sqlite_store import sqlite_store
from shop.storage.store import Store
from shop.testing.concurrent_actions import (
    Action,
    Add,
    Cancel,
    CheckOut,
    Fail,
    Pay,
    Price,
    fill,
    product_id,
    run_concurrently,
    user_name,
)
from shop.testing.judge import judge
from shop.testing.samples import MADE_AT, line

users = st.integers(0, 2)
products = st.integers(0, 2)
actions: st.SearchStrategy[Action] = st.one_of(
    st.builds(Add, users, products, st.integers(1, 4)),
    st.builds(Add, users, products, st.integers(1, 4)),
    st.builds(CheckOut, users, st.none()),
    st.builds(CheckOut, users, st.integers(0, 1)),
    st.builds(Fail, users),
    st.builds(Pay, users),
    st.builds(Cancel, users),
    st.builds(Price, products, st.integers(0, 999)),
)
action_lists = st.lists(actions, min_size=20, max_size=50)
stocks = st.lists(st.integers(0, 40), min_size=3, max_size=3)


async def _run(store: Store, stocks: list[int], wanted: list[Action]) -> int:
    await fill(store, stocks)
    done = await run_concurrently(store, wanted)
    await judge(store, stocks, done)
    await store.close()
    return len(done.orders)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
def test_law_nothing_is_lost_sold_twice_or_half_done(kind: str) -> None:
    ordered = 0

    @seed(20261123)
    @settings(max_examples=25, deadline=None, database=None)
    @given(stocks, action_lists)
    def law(stocks: list[int], wanted: list[Action]) -> None:
        nonlocal ordered
        with TemporaryDirectory() as folder:
            store = memory_store() if kind == "memory" else sqlite_store(f"{folder}/shop.db")
            ordered += asyncio.run(_run(store, stocks, wanted))

    law()
    # Actions that get nothing prove nothing.
    assert ordered > 20


async def test_what_was_answered_is_there_when_the_store_is_opened_again(
    open_again: Callable[[], Store],
) -> None:
    store = open_again()
    if store.name == "memory":
        pytest.skip("A store in memory promises nothing of this.")
    wanted: list[Action] = []
    for at in range(60):
        wanted += [Add(at % 3, at % 3, 1 + at % 4), CheckOut((at + 1) % 3, None)]
        wanted += [Pay(at % 3) if at % 2 else Cancel(at % 3), Fail(at % 3)]
    await fill(store, [5, 50, 500])
    done = await run_concurrently(store, wanted)
    assert len(done.orders) > 3
    await store.close()
    again = open_again()
    await judge(again, [5, 50, 500], done)
    await again.close()


async def test_two_hundred_buyers_of_a_hundred_pieces_a_hundred_orders(store: Store) -> None:
    await fill(store, [100])
    buyers = [user_name(user) for user in range(200)]

    async def collect(buyer: str) -> None:
        await store.transaction(lambda tables: tables.carts.keep(buyer, [line("0")]))

    async def check_out(buyer: str) -> object:
        wish = PlacingWish(buyer, f"order_{buyer}", MADE_AT, 1_000)
        return await place_in_one_step(store, wish, lambda order, tables: order)

    await asyncio.gather(*map(collect, buyers))
    placings = await asyncio.gather(*map(check_out, buyers))
    assert [type(placing) for placing in placings].count(models.Order) == 100
    left = await store.transaction(lambda tables: tables.products.find(product_id(0)))
    assert left is not None
    assert left.stock == 0
    assert (
        await store.transaction(
            lambda tables: sum(len(tables.orders.list_of(buyer)) for buyer in buyers)
        )
        == 100
    )
