"""Whether requests should come here."""

import asyncio
from collections.abc import Awaitable, Callable

PATIENCE = 1.0


class Readiness:
    """Asks the store each time, but never twice at once. `ping` raises where it cannot be used."""

    def __init__(self, ping: Callable[[], Awaitable[None]], patience: float = PATIENCE) -> None:
        self._ping = ping
        self._patience = patience
        self._draining = False
        self._asking: asyncio.Task[bool] | None = None

    async def is_ready(self) -> bool:
        """False while the shop closes, or where its store does not answer."""
        if self._draining:
            return False
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._answers())
        return await asyncio.shield(self._asking) and not self._draining

    def drain(self) -> None:
        """From now on it is not."""
        self._draining = True

    async def _answers(self) -> bool:
        """Whether the store answers well, and soon."""
        try:
            async with asyncio.timeout(self._patience):
                await self._ping()
        except Exception:
            return False
        return True
