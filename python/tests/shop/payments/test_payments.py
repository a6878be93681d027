"""Payments over HTTP, with a bank that keeps a book, as real ones do."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

import httpx
import pytest
from pydantic import MISSING

from contract import models
from shop.domain.bank_answer import (
    Approved,
    BankAnswer,
    Declined,
    RefundAnswer,
    Refunded,
    RefundRefused,
)
from shop.domain.heard import Heard
from shop.domain.payment_intent import WaitingRequest
from shop.payments.bank import BankRequest, Hear
from shop.payments.payment_event import read_payment_event
from shop.shop import Shop, ShopParts
from shop.storage.memory.memory_store import memory_store
from shop.storage.store import Store, Tables
from shop.testing.samples import MADE_AT, intent, minutes_on, order, product
from specwright_http.app import AppOptions
from specwright_http.webhook_signature import sign_webhook

SECRET = "whsec_of_the_bank"
APPROVAL = {"id": "evt_1", "type": "APPROVED", "orderId": "order_1", "amountCents": 200}


class Bookkeeper:
    """Fulfils `Bank`: who asks twice about one intent is told the same."""

    def __init__(self) -> None:
        self.book: dict[str, int] = {}
        self.asked: list[str] = []
        self.returned: list[str] = []
        self.mood: Literal["well", "breaks after", "declines", "keeps"] = "well"
        self.thinking = asyncio.Event()
        """It answers when this is set."""
        self.thinking.set()
        self.was_asked = asyncio.Event()

    async def charge(self, request: BankRequest) -> BankAnswer:
        intent = request.intent
        self.asked.append(intent.id)
        self.was_asked.set()
        await self.thinking.wait()
        if self.mood == "declines":
            return Declined()
        self.book[intent.id] = intent.amount_cents
        if self.mood == "breaks after":
            raise RuntimeError("The line is dead.")
        return Approved(intent.amount_cents)

    async def refund(self, request: BankRequest) -> RefundAnswer:
        if self.mood == "keeps":
            return RefundRefused("it keeps it")
        if request.intent.id not in self.returned:
            self.returned.append(request.intent.id)
        if self.mood == "breaks after":
            raise RuntimeError("The line is dead.")
        return Refunded()

    def listen(self, hear: Hear) -> None:
        """It never speaks first."""


class Counter:
    """A shop on a clock of its own, and a way to ask it."""

    def __init__(self) -> None:
        self.now: datetime = MADE_AT
        self.reports: list[str] = []
        self.bank = Bookkeeper()
        self.store: Store = memory_store()
        self.client = self._client((SECRET,))

    def _client(self, secrets: tuple[str, ...]) -> httpx.AsyncClient:
        parts = ShopParts(
            store=self.store,
            bank=self.bank,
            report=self.reports.append,
            webhook_secrets=secrets,
            app=AppOptions(now=lambda: self.now),
        )
        transport = httpx.ASGITransport(app=Shop(parts))
        return httpx.AsyncClient(transport=transport, base_url="http://shop")

    def forget_secrets(self) -> None:
        """From now on the bank is not known."""
        self.client = self._client(())

    async def pay(self, key: str | None = None) -> httpx.Response:
        headers = {} if key is None else {"Idempotency-Key": key}
        return await self.client.post("/api/payments/order_1", headers=headers)

    async def order(self, order_id: str = "order_1") -> models.Order:
        response = await self.client.get(f"/api/orders/{order_id}")
        return models.Order.model_validate(response.json())

    async def tell(self, **changes: object) -> httpx.Response:
        text = json.dumps(APPROVAL | changes).encode()
        headers = {
            "Content-Type": "application/json",
            "Webhook-Signature": sign_webhook(text, SECRET, self.now),
        }
        return await self.client.post("/api/webhooks/payments", content=text, headers=headers)

    async def claim(self, key: str) -> WaitingRequest:
        """Of a request that is made only to be read, so that it is the kernel's own."""
        self.bank.mood = "declines"
        await self.pay("read")
        self.bank.mood = "well"
        kept = await self.store.transaction(lambda tables: tables.answers.find("anybody", "read"))
        assert kept is not None
        return WaitingRequest("req-1", replace(kept.claim, key=key))

    async def put(self, made: models.Order) -> None:
        """An order as it might have come to be."""
        await self.store.transaction(lambda tables: tables.orders.add(made))

    async def crash(self, request: WaitingRequest | None = None) -> None:
        """What a crash between an intent and its result leaves behind."""
        left = replace(intent("lost"), request=request)
        await self.store.transaction(lambda tables: tables.payments.add(left))


@pytest.fixture
async def shop() -> AsyncIterator[Counter]:
    counter = Counter()

    def fill(tables: Tables) -> None:
        tables.products.add(product("hat", stock=4))
        tables.orders.add(order("1", user_id="user_dev"))

    await counter.store.transaction(fill)
    yield counter
    await counter.client.aclose()


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
    await shop.tell(type="DECLINED")
    assert (await shop.pay("k2")).json()["status"] == "PAID"
    assert list(shop.bank.book.values()) == [200]


@pytest.mark.parametrize("kind", ["APPROVED", "DECLINED"])
async def test_what_is_reported_while_the_bank_is_asked_costs_nobody_money(
    shop: Counter, kind: str
) -> None:
    shop.bank.thinking.clear()
    paying = asyncio.create_task(shop.pay("k1"))
    await shop.bank.was_asked.wait()
    assert (await shop.tell(type=kind)).status_code == 204
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
    unfit = await shop.tell(amountCents="200", id="")
    assert (unfit.status_code, unfit.json()["code"]) == (400, "VALIDATION_FAILED")
    assert unfit.json()["errors"] == [
        {"path": "id", "message": "must have at least 1 characters"},
        {"path": "amountCents", "message": "must be a number"},
    ]
    assert (await shop.tell(orderId="order_\x00")).json()["errors"][0]["path"] == "orderId"
    assert (await shop.tell(orderId="order_none")).status_code == 204
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


async def test_an_approval_pays_once_and_what_nobody_owed_is_given_back(
    shop: Counter,
) -> None:
    assert (await shop.tell(amountCents=199)).status_code == 204
    assert "which costs 200: it is given back" in "".join(shop.reports)
    assert (await shop.order()).status == "PENDING_PAYMENT"
    assert (await shop.tell(id="evt_2", more="of the bank's")).status_code == 204
    paid = await shop.order()
    assert paid.status == "PAID"
    await shop.tell(id="evt_3")
    await shop.tell(id="evt_4", type="DECLINED")
    assert await shop.order() == paid
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.tell(id="evt_5", orderId="order_2")
    assert "order_2, which is cancelled" in shop.reports[-1]
    shop.now += timedelta(minutes=1)
    assert await shop.order() == paid.model_copy(update={"refunded_cents": 199})
    assert shop.bank.returned == ["pay_199_for_order_1", "pay_200_for_order_2"]


async def test_between_its_time_and_the_next_expiry_everybody_is_answered_the_same(
    shop: Counter,
) -> None:
    await shop.order()
    late = order("2", user_id="user_dev").model_copy(update={"expires_at": minutes_on(0)})
    await shop.put(late)
    assert (await shop.client.post("/api/payments/order_2")).json()["code"] == "ORDER_CANCELLED"
    cancelling = await shop.client.post("/api/orders/order_2/cancel")
    assert cancelling.json()["code"] == "ORDER_CANCELLED"
    assert (await shop.tell(orderId="order_2")).status_code == 204
    assert (await shop.order("order_2")).status == "CANCELLED"
    assert (await shop.client.get("/api/products/prod_hat")).json()["stock"] == 5
    shop.now += timedelta(minutes=1)
    given_back = await shop.order("order_2")
    assert (given_back.status, given_back.refunded_cents) == ("CANCELLED", 200)


async def test_who_looks_first_at_an_order_whose_time_is_over_sees_it_cancelled(
    shop: Counter,
) -> None:
    await shop.order()
    await shop.put(order("2", user_id="user_dev").model_copy(update={"expires_at": minutes_on(0)}))
    listed = (await shop.client.get("/api/orders")).json()
    assert [each["status"] for each in listed] == ["CANCELLED", "PENDING_PAYMENT"]
    assert (await shop.order("order_2")) == models.Order.model_validate(listed[0])


async def test_a_bank_that_breaks_after_it_gave_money_back_is_asked_again(shop: Counter) -> None:
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.tell(orderId="order_2")
    shop.bank.mood = "breaks after"
    shop.now += timedelta(minutes=1)
    assert (await shop.order("order_2")).refunded_cents is MISSING
    assert "could not be asked to give back pay_200_for_order_2" in "".join(shop.reports)
    shop.bank.mood = "well"
    shop.now += timedelta(minutes=1)
    assert (await shop.order("order_2")).refunded_cents == 200
    assert shop.bank.returned == ["pay_200_for_order_2"]


async def test_what_the_bank_does_not_give_back_is_told_to_a_person_once(shop: Counter) -> None:
    await shop.put(order("2", user_id="user_dev", status="CANCELLED"))
    await shop.tell(orderId="order_2")
    shop.bank.mood = "keeps"
    for _ in range(2):
        shop.now += timedelta(minutes=1)
        assert (await shop.order("order_2")).refunded_cents is MISSING
    told = [line for line in shop.reports if "does not give back 200 for order_2" in line]
    assert len(told) == 1


async def test_an_event_that_names_a_payment_of_another_order_changes_neither(
    shop: Counter,
) -> None:
    await shop.crash()
    await shop.put(order("2", user_id="user_dev"))
    assert (await shop.tell(orderId="order_2", paymentId="pay_lost")).status_code == 204
    assert "there is no such order or payment" in shop.reports[-1]
    for order_id in ("order_1", "order_2"):
        assert (await shop.order(order_id)).status == "PENDING_PAYMENT"


async def test_without_a_secret_no_event_is_believed(shop: Counter) -> None:
    shop.forget_secrets()
    assert (await shop.tell()).json()["code"] == "BAD_SIGNATURE"
