"""A shop in memory whose bank keeps a book, as real ones do, on a clock that the test moves."""

import asyncio
import json
from dataclasses import replace
from datetime import datetime
from typing import Literal

import httpx

from contract import models
from shop.domain.bank_answer import (
    Approved,
    BankAnswer,
    Declined,
    RefundAnswer,
    Refunded,
    RefundRefused,
)
from shop.domain.payment_intent import WaitingRequest
from shop.payments.bank import BankRequest, Hear
from shop.shop import Shop, ShopParts
from shop.storage.memory.memory_store import memory_store
from shop.storage.store import Store
from shop.testing.samples import MADE_AT, intent
from specwright_http.app import AppOptions
from specwright_http.webhook_signature import sign_webhook

SECRET = "whsec_of_the_bank"
APPROVAL = {"id": "evt_1", "type": "APPROVED", "orderId": "order_1", "amountCents": 200}


class Bookkeeper:
    """Fulfils `Bank`: two requests for one intent get the same answer."""

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

    async def deliver(self, **changes: object) -> httpx.Response:
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
