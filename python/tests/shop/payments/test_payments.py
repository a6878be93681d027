"""Payments over HTTP, with a bank that keeps a book, as real ones do."""

import asyncio
from datetime import timedelta

import pytest

from contract import models
from shop.domain.heard import Heard
from shop.payments.payment_event import read_payment_event
from shop.storage.store import Tables
from shop.testing.paying_shop import Counter
from shop.testing.samples import intent, minutes_on, order


async def test_a_bank_that_breaks_after_it_took_the_money_is_asked_again_and_takes_it_once(
    shop: Counter,
) -> None:
    shop.bank.mood = "breaks after"
    assert (await shop.pay("k1")).status_code == 202
    assert "The line is dead." in "".join(shop.reports)
    shop.bank.mood = "well"
    shop.now += timedelta(minutes=1)
    paid = await shop.order()
    assert (paid.status, paid.paid_at) == ("PAID", minutes_on(1))
    assert len(set(shop.bank.asked)) == 1
    assert list(shop.bank.book.values()) == [200]
    # What was said is said again, however it went on.
    again = await shop.pay("k1")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (202, "true")


async def test_what_a_crash_cut_off_is_finished_and_the_answer_is_there_for_who_asks_again(
    shop: Counter,
) -> None:
    await shop.crash(await shop.claim("k2"))
    shop.now += timedelta(minutes=1)
    paid = await shop.order()
    assert paid.status == "PAID"
    again = await shop.pay("k2")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (200, "true")
    assert models.Order.model_validate(again.json()) == paid
    assert (await shop.pay()).json()["code"] == "ORDER_ALREADY_PAID"


async def test_a_decline_that_the_completer_hears_is_there_for_who_asks_again(
    shop: Counter,
) -> None:
    await shop.crash(await shop.claim("k2"))
    shop.bank.mood = "declines"
    shop.now += timedelta(minutes=1)
    await shop.order()
    shop.bank.mood = "well"
    again = await shop.pay("k2")
    assert (again.status_code, again.headers["Idempotent-Replayed"]) == (402, "true")


async def test_a_decline_that_is_reported_for_what_a_crash_cut_off_leaves_its_key_free(
    shop: Counter,
) -> None:
    await shop.crash(await shop.claim("k2"))
    await shop.deliver(type="DECLINED")
    assert (await shop.pay("k2")).json()["status"] == "PAID"
    assert list(shop.bank.book.values()) == [200]


@pytest.mark.parametrize("kind", ["APPROVED", "DECLINED"])
async def test_what_is_reported_while_the_bank_is_asked_costs_nobody_money(
    shop: Counter, kind: str
) -> None:
    shop.bank.thinking.clear()
    paying = asyncio.create_task(shop.pay("k1"))
    await shop.bank.was_asked.wait()
    assert (await shop.deliver(type=kind)).status_code == 204
    shop.bank.thinking.set()
    answer = await paying
    assert (answer.status_code, answer.json()["status"]) == (200, "PAID")
    again = await shop.pay("k1")
    assert (again.json(), again.headers["Idempotent-Replayed"]) == (answer.json(), "true")
    assert await shop.order() == models.Order.model_validate(answer.json())
    assert list(shop.bank.book.values()) == [200]


async def test_what_is_open_holds_the_order_beyond_its_time_and_declined_then_it_ends(
    shop: Counter,
) -> None:
    await shop.crash()
    shop.bank.mood = "declines"
    shop.now += timedelta(minutes=31)
    await shop.order()
    shop.now += timedelta(minutes=1)
    assert (await shop.order()).status == "CANCELLED"
    assert (await shop.client.get("/api/products/prod_hat")).json()["stock"] == 5
    assert (await shop.pay()).json()["code"] == "ORDER_CANCELLED"


async def test_one_payment_that_cannot_be_kept_holds_up_no_other(
    shop: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shop.crash()
    other = intent("other", order_id="order_2")

    def add(tables: Tables) -> None:
        tables.orders.add(order("2", user_id="user_dev"))
        tables.payments.add(other)

    await shop.store.transaction(add)
    monkeypatch.setattr("shop.payments.complete.AT_ONCE", 1)
    monkeypatch.setattr(
        "shop.payments.complete.Heard",
        lambda about, *rest: 1 / 0 if about.order_id == "order_1" else Heard(about, *rest),
    )
    shop.now += timedelta(minutes=1)
    assert (await shop.order("order_2")).status == "PAID"
    assert (await shop.order("order_1")).status == "PENDING_PAYMENT"
    assert "What the bank said of pay_lost could not be kept" in "".join(shop.reports)


async def test_twenty_at_once_are_one_payment(shop: Counter) -> None:
    answers = await asyncio.gather(*(shop.pay() for _ in range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 19
    assert len(shop.bank.asked) == 1


async def test_an_event_that_is_no_event_or_speaks_of_nothing_we_know_changes_nothing(
    shop: Counter,
) -> None:
    unfit = await shop.deliver(amountCents="200", id="")
    assert (unfit.status_code, unfit.json()["code"]) == (400, "VALIDATION_FAILED")
    assert unfit.json()["errors"] == [
        {"path": "id", "message": "must have at least 1 characters"},
        {"path": "amountCents", "message": "must be a number"},
    ]
    assert (await shop.deliver(orderId="order_\x00")).json()["errors"][0]["path"] == "orderId"
    assert (await shop.deliver(orderId="order_none")).status_code == 204
    forged = await shop.client.post(
        "/api/webhooks/payments",
        content=b"{}",
        headers={"Content-Type": "application/json", "Webhook-Signature": "t=1,v1=00"},
    )
    assert forged.json()["code"] == "BAD_SIGNATURE"
    assert (await shop.order()).status == "PENDING_PAYMENT"


@pytest.mark.parametrize(
    "number", ["9" * 400, "9" * 5_000, "-" + "9" * 5_000, "1e400", "NaN", "Infinity", "[" * 5_000]
)
def test_an_event_with_a_number_that_is_no_double_is_no_event(number: str) -> None:
    event = f'{{"id":"e","type":"APPROVED","orderId":"order_1","amountCents":{number}}}'
    assert isinstance(read_payment_event(event.encode()), tuple)


async def test_without_a_secret_no_event_is_believed(shop: Counter) -> None:
    shop.forget_secrets()
    assert (await shop.deliver()).json()["code"] == "BAD_SIGNATURE"
