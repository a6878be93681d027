"""The calls to the bank that this process has under way."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

GLANCE = 0.05


class UnderWay:
    """They are known by the ids of their intents."""

    def __init__(self) -> None:
        self._calls: dict[str, asyncio.Event] = {}

    def has(self, intent_id: str) -> bool:
        """Whether this one is under way."""
        return intent_id in self._calls

    async def during(self, intent_id: str, work: Callable[[], Awaitable[T]]) -> T:
        """Does the work; those who wait for it continue when it has ended."""
        ended = self._calls[intent_id] = asyncio.Event()
        try:
            return await work()
        finally:
            del self._calls[intent_id]
            ended.set()

    async def wait(self, intent_id: str) -> None:
        """Ends with the call. Another process may make it, so it never lasts long."""
        ended = self._calls.get(intent_id)
        if ended is None:
            await asyncio.sleep(GLANCE)
            return
        try:
            async with asyncio.timeout(GLANCE):
                await ended.wait()
        except TimeoutError:
            return
