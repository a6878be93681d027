import asyncio

import pytest

from shop.storage.page import Page
from shop.storage.shapes import MOST_STOCK
from shop.storage.store import Store, Tables
from shop.testing.samples import line, product


async def test_products_are_listed_in_order_of_creation_changed_or_not_page_by_page(
    store: Store,
) -> None:
    def add(tables: Tables) -> None:
        for name in "bac":
            tables.products.add(product(name))

    def look(tables: Tables) -> None:
        def names(page: Page) -> str:
            found = tables.products.list(page)
            return "".join(each.id.removeprefix("prod_") for each in found)

        assert names(Page()) == "bac"
        assert names(Page(limit=2)) == "ba"
        assert names(Page(limit=9)) == "bac"
        assert names(Page(after="prod_b", limit=1)) == "a"
        assert names(Page(after="prod_b")) == "ac"
        assert names(Page(after="prod_c")) == ""
        assert names(Page(after="prod_none")) == ""
        tables.products.add(product("d"))
        assert names(Page(after="prod_a", limit=2)) == "cd"

    await store.transaction(add)
    await store.transaction(lambda tables: tables.products.replace(product("b", stock=1)))
    await store.transaction(look)


async def test_a_transaction_sees_what_it_has_written_itself(store: Store) -> None:
    def work(tables: Tables) -> None:
        products, carts = tables.products, tables.carts
        products.add(product("a"))
        products.take("prod_a", 1)
        products.replace(product("b", price_cents=7))
        assert products.find("prod_a") == product("a", stock=4)
        assert list(products.list()) == [product("a", stock=4), product("b", price_cents=7)]
        carts.keep("user_ann", [line("a")])
        carts.keep("user_ann", [line("a", 2)])
        assert list(carts.lines_of("user_ann")) == [line("a", 2)]

    await store.transaction(work)


async def test_stock_is_taken_only_where_there_is_enough(store: Store) -> None:
    await store.transaction(lambda tables: tables.products.add(product("hat")))
    wishes = [("prod_hat", 6), ("prod_hat", 5), ("prod_hat", 1), ("prod_none", 1)]
    taken = await store.transaction(
        lambda tables: [tables.products.take(name, quantity) for name, quantity in wishes]
    )
    assert taken == [False, True, False, False]
    found = await store.transaction(lambda tables: tables.products.find("prod_hat"))
    assert found == product("hat", stock=0)


async def test_a_hundred_takers_of_thirty_pieces_thirty_are_served(store: Store) -> None:
    await store.transaction(lambda tables: tables.products.add(product("hat", stock=30)))
    takers = [
        store.transaction(lambda tables: tables.products.take("prod_hat", 1)) for _ in range(100)
    ]
    assert (await asyncio.gather(*takers)).count(True) == 30
    found = await store.transaction(lambda tables: tables.products.find("prod_hat"))
    assert found == product("hat", stock=0)


async def test_what_is_given_back_can_be_taken_again_and_never_fills_a_shelf_over_its_brim(
    store: Store,
) -> None:
    def work(tables: Tables) -> None:
        products = tables.products
        products.add(product("hat", stock=1))
        assert products.give_back("prod_hat", 3)
        assert products.take("prod_hat", 4)
        assert not products.give_back("prod_none", 1)
        products.replace(product("hat", stock=MOST_STOCK - 1))
        products.give_back("prod_hat", 2)
        assert products.find("prod_hat") == product("hat", stock=MOST_STOCK)

    await store.transaction(work)
    assert MOST_STOCK == 1_000_000


async def test_a_product_is_added_once(store: Store) -> None:
    await store.transaction(lambda tables: tables.products.add(product("hat")))
    with pytest.raises(Exception, match=r"prod_hat|UNIQUE"):
        await store.transaction(lambda tables: tables.products.add(product("hat", stock=9)))
    listed = await store.transaction(lambda tables: tables.products.list())
    assert list(listed) == [product("hat")]


async def test_a_cart_keeps_its_lines_in_their_order_and_nobodys_is_missing(store: Store) -> None:
    lines = [line("b", 2), line("a", 99), line("c")]
    await store.transaction(lambda tables: tables.carts.keep("user_ann", lines))
    kept = await store.transaction(lambda tables: tables.carts.lines_of("user_ann"))
    assert list(kept) == lines
    assert not await store.transaction(lambda tables: tables.carts.lines_of("user_bob"))
    await store.transaction(lambda tables: tables.carts.keep("user_ann", []))
    assert not await store.transaction(lambda tables: tables.carts.lines_of("user_ann"))


async def test_texts_that_are_hard_to_keep_come_back_to_the_letter(store: Store) -> None:
    odd = ["\x00", "a\x00b", "\u2028\n\t\x01", "'\"\\", "🎩", "e\u0301"]

    def work(tables: Tables) -> None:
        for at, label in enumerate(odd):
            tables.products.add(product(str(at), label=label))
            found = tables.products.find(f"prod_{at}")
            assert found == product(str(at), label=label)
            assert tables.products.find(label) is None
            assert not tables.products.take(label, 1)
            assert not tables.carts.lines_of(label)

    await store.transaction(work)
