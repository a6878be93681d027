import asyncio
from dataclasses import replace

from shop.domain.payment_intent import WaitingRequest
from shop.storage.store import Store, Tables
from shop.testing.samples import claim, intent, minutes_on


async def test_an_intent_is_found_by_its_id_and_by_its_order_the_newest_first(
    store: Store,
) -> None:
    whole = replace(intent("a"), card="card_ü", request=WaitingRequest("r1", claim("k1")))

    def add(tables: Tables) -> None:
        tables.payments.add(intent("b", state="DECLINED"))
        tables.payments.add(intent("a"))
        tables.payments.add(intent("x", order_id="order_2"))
        tables.payments.add(replace(whole, id="pay_whole", order_id="order_3", card="card_ü"))

    def look(tables: Tables) -> None:
        payments = tables.payments
        assert payments.find("pay_a") == intent("a")
        assert payments.find("pay_none") is None
        assert list(payments.of_order("order_1")) == [intent("a"), intent("b", state="DECLINED")]
        assert list(payments.of_order("order_none")) == []
        [found] = payments.of_order("order_3")
        assert found == replace(whole, id="pay_whole", order_id="order_3", card="card_ü")

    await store.transaction(add)
    await store.transaction(look)


async def test_an_intent_moves_only_from_where_it_is_said_to_be_whoever_asks_at_once(
    store: Store,
) -> None:
    await store.transaction(lambda tables: tables.payments.add(intent("a")))
    approved = replace(intent("a", state="APPROVED"), attempts=1)
    moves = [
        store.transaction(lambda tables: tables.payments.move(approved, "PENDING"))
        for _ in range(3)
    ]
    assert (await asyncio.gather(*moves)).count(True) == 1
    assert await store.transaction(lambda tables: tables.payments.find("pay_a")) == approved


async def test_an_order_has_one_intent_without_a_result_whoever_asks_at_once(
    store: Store,
) -> None:
    async def add(name: str) -> bool:
        return await store.transaction(lambda tables: tables.payments.add(intent(name)))

    added = await asyncio.gather(*map(add, "abcd"))
    assert added.count(True) == 1

    def work(tables: Tables) -> None:
        [waiting] = tables.payments.of_order("order_1")
        declined = replace(waiting, state="DECLINED")
        assert not tables.payments.add(intent("e"))
        assert tables.payments.move(declined, "PENDING")
        assert tables.payments.add(intent("e"))
        assert not tables.payments.add(intent("f"))
        assert list(tables.payments.of_order("order_1")) == [intent("e"), declined]

    await store.transaction(work)


async def test_unfinished_are_those_without_a_result_or_to_be_given_back_the_oldest_first(
    store: Store,
) -> None:
    def work(tables: Tables) -> None:
        for name, minutes in (("c", 3), ("a", 1), ("done", 1), ("back", 1), ("b", 2)):
            tables.payments.add(intent(name, order_id=f"order_{name}", created=minutes))
        done = intent("done", order_id="order_done", state="DECLINED")
        tables.payments.move(done, "PENDING")
        back = intent("back", order_id="order_back", state="REFUND_DUE", created=1)
        tables.payments.move(back, "PENDING")

        def waiting(minutes: float, limit: int = 9) -> list[str]:
            found = tables.payments.unfinished(minutes_on(minutes), limit)
            return [each.id for each in found]

        assert waiting(1) == []
        assert waiting(3) == ["pay_a", "pay_back", "pay_b"]
        assert waiting(9) == ["pay_a", "pay_back", "pay_b", "pay_c"]
        assert waiting(9, 1) == ["pay_a"]
        tables.payments.move(replace(back, state="REFUNDED"), "REFUND_DUE")
        assert waiting(3) == ["pay_a", "pay_b"]

    await store.transaction(work)


async def test_money_that_nobody_asked_for_is_recorded_beside_a_payment_under_way(
    store: Store,
) -> None:
    back = replace(intent("back", state="REFUND_DUE"), amount_cents=199)

    def work(tables: Tables) -> None:
        assert tables.payments.add(intent("open"))
        assert tables.payments.add(back)
        assert list(tables.payments.of_order("order_1")) == [back, intent("open")]

    await store.transaction(work)


async def test_an_event_is_remembered_once_however_often_it_comes_at_once(store: Store) -> None:
    notes = [
        store.transaction(lambda tables: tables.events.remember("evt_1", minutes_on(0)))
        for _ in range(8)
    ]
    assert (await asyncio.gather(*notes)).count(True) == 1
    assert not await store.transaction(
        lambda tables: tables.events.remember("evt_1", minutes_on(1))
    )
    assert await store.transaction(lambda tables: tables.events.remember("evt_2", minutes_on(0)))
