"""A bank that is open or not, and what became of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import httpx

from specwright_http.app import AppOptions, serve_contract
from specwright_http.handler import Context
from specwright_http.listen import Listening, listen
from specwright_http.log import LogEntry
from specwright_http.reply import Created

from .bank import Balance, Deposit, Depositing, bank, bank_router
from .remembering import Memory


@dataclass
class Bank:
    """One bank and its only counter."""

    memory: Memory = field(default_factory=Memory)
    log: list[LogEntry] = field(default_factory=list)
    balance: int = 0
    now: datetime = datetime(2026, 1, 1, tzinfo=UTC)
    listening: Listening | None = None

    async def add(self, body: Deposit, context: Context) -> object:
        """Adds to the balance and stores the answer: here the two cannot come apart."""
        self.balance += body.cents
        reply = Created(Balance(balance=self.balance))
        kept = context.record_of(reply)
        if kept is not None:
            await self.memory.store(kept)
        return reply

    @asynccontextmanager
    async def open(
        self, work: Depositing | None = None, options: AppOptions | None = None
    ) -> AsyncIterator[None]:
        given = options or AppOptions(idempotency_store=self.memory)
        given = replace(given, now=lambda: self.now, log=self.log.append)
        app = serve_contract(bank, [bank_router(work or self.add)], given)
        self.listening = await listen(app)
        yield
        await self.listening.close()

    async def ask(
        self, key: str | None, body: dict[str, Any] | None = None, name: str = "ann"
    ) -> httpx.Response:
        assert self.listening is not None
        headers = {} if key is None else {"Idempotency-Key": key}
        async with httpx.AsyncClient(verify=False) as client:
            url = f"{self.listening.url}/accounts/{name}"
            return await client.post(url, json=body or {"cents": 5}, headers=headers)
