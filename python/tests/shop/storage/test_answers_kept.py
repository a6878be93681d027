import asyncio
from dataclasses import replace

import pytest

from shop.services.answers_in_store import AnswersInStore
from shop.storage.store import Store, Tables
from shop.testing.samples import claim, kept, minutes_on, product
from specwright_http.clock import iso_text
from specwright_http.idempotency_store import (
    Fresh,
    IdempotencyRecord,
    KeyTaken,
    Replayed,
    Reused,
    StoredAnswer,
)


async def test_an_answer_comes_back_to_the_byte_to_the_scope_and_key_it_was_kept_under(
    store: Store,
) -> None:
    empty = IdempotencyRecord(claim("k2"), StoredAnswer(204, {}, None))

    def keep(tables: Tables) -> None:
        tables.answers.store(kept("k1"))
        tables.answers.store(empty)

    def look(tables: Tables) -> None:
        answers = tables.answers
        assert answers.find("user_ann", "k1") == kept("k1")
        assert answers.find("user_ann", "k2") == empty
        assert answers.find("user_bob", "k1") is None
        assert answers.find("user_ann", "k3") is None
        assert answers.find("user", "_annk1") is None

    await store.transaction(keep)
    await store.transaction(look)


async def test_a_key_that_has_an_answer_undoes_the_work_of_who_comes_second(store: Store) -> None:
    async def come(name: str) -> None:
        def work(tables: Tables) -> None:
            tables.products.add(product(name))
            tables.answers.store(kept("k1"))

        await store.transaction(work)

    results = await asyncio.gather(*map(come, "abcd"), return_exceptions=True)
    assert [type(each) for each in results].count(KeyTaken) == 3
    assert len(await store.transaction(lambda tables: tables.products.list())) == 1
    with pytest.raises(KeyTaken):
        await come("e")


async def test_an_answer_whose_time_is_over_gives_way(store: Store) -> None:
    later = IdempotencyRecord(claim("k1", at=1440, fingerprint="beef"), kept("k1").answer)
    early = replace(later, claim=replace(later.claim, at=iso_text(minutes_on(1439))))
    await store.transaction(lambda tables: tables.answers.store(kept("k1")))
    with pytest.raises(KeyTaken):
        await store.transaction(lambda tables: tables.answers.store(early))
    await store.transaction(lambda tables: tables.answers.store(later))
    found = await store.transaction(lambda tables: tables.answers.find("user_ann", "k1"))
    assert found == later


async def test_answers_are_forgotten_when_their_time_is_over_so_many_at_once(
    store: Store,
) -> None:
    def keep(tables: Tables) -> None:
        for minutes in (1, 2, 3, 9):
            tables.answers.store(kept(f"k{minutes}", expires=minutes))

    await store.transaction(keep)
    forgotten = [
        await store.transaction(lambda tables: tables.answers.forget(iso_text(minutes_on(3)), 2))
        for _ in range(3)
    ]
    assert forgotten == [2, 1, 0]
    left = await store.transaction(
        lambda tables: [tables.answers.find("user_ann", key) is None for key in ("k3", "k9")]
    )
    assert left == [True, False]


async def test_a_key_is_fresh_then_replayed_for_another_request_reused_for_another_user_fresh(
    store: Store,
) -> None:
    answers = AnswersInStore(store)
    assert await answers.reserve(claim("k1")) == Fresh()
    await answers.store(kept("k1"))
    assert await answers.reserve(claim("k1", at=1)) == Replayed(kept("k1").answer)
    assert await answers.reserve(claim("k1", at=1, fingerprint="beef")) == Reused()
    assert await answers.reserve(claim("k1", at=1, scope="user_bob")) == Fresh()


async def test_a_day_later_the_key_is_free_to_the_minute(store: Store) -> None:
    answers = AnswersInStore(store)
    await answers.store(kept("k1"))
    assert await answers.reserve(claim("k1", at=1439)) == Replayed(kept("k1").answer)
    assert await answers.reserve(claim("k1", at=1440)) == Fresh()
    again = IdempotencyRecord(claim("k1", at=1440, fingerprint="beef"), kept("k1").answer)
    await answers.store(again)
    assert await answers.reserve(claim("k1", at=1441)) == Reused()
