"""What has to be done from time to time, whether anybody asks or not."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime

from specwright_http.clock import Clock

from .report import Report

GLANCE = 1.0
"""Seconds from one look at the clock to the next."""

PATIENCE = 1.0
"""So long after its beginning requests still wait for a chore that was due before them."""


@dataclass(frozen=True, slots=True)
class Chore:
    """Something that is done again and again."""

    name: str
    every: float
    """Seconds from one time to the next."""
    run: Callable[[datetime], Awaitable[None]]


class Chores:
    """Looks after chores.

    None runs twice at once; what goes wrong is reported, and tried again when it is due.
    """

    def __init__(self, chores: Sequence[Chore], now: Clock, report: Report) -> None:
        self._watched = [_Watched(chore, report) for chore in chores]
        self._now = now

    def due(self) -> Awaitable[None] | None:
        """Does what is due by the clock; None: nothing is. Ends soon, also where a chore does not."""
        awaited = self._look()
        return _ended(awaited) if awaited else None

    def start(self) -> Callable[[], Coroutine[None, None, None]]:
        """Does so every second; returns how to stop."""
        glancing = asyncio.create_task(self._glance())

        async def stop() -> None:
            glancing.cancel()
            last = self.due()
            if last is not None:
                await last

        return stop

    async def _glance(self) -> None:
        while True:
            await asyncio.sleep(GLANCE)
            self._look()

    def _look(self) -> Sequence[asyncio.Task[None]]:
        """Starts what is due; gives what to wait for."""
        at = self._now()
        return [task for each in self._watched if (task := each.look(at)) is not None]


async def _ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks)


class _Watched:
    """One chore: when it ran last, and what to wait for."""

    def __init__(self, chore: Chore, report: Report) -> None:
        self._chore = chore
        self._report = report
        self._last: datetime | None = None
        self._running: asyncio.Task[None] | None = None
        self._awaited: asyncio.Task[None] | None = None

    def look(self, at: datetime) -> asyncio.Task[None] | None:
        """Starts it where it is due; gives what to wait for, None where there is nothing."""
        if self._running is None and self._is_due(at):
            self._last = at
            self._running = asyncio.create_task(self._run(at))
            self._awaited = asyncio.create_task(self._soon(self._running))
        return self._awaited

    def _is_due(self, at: datetime) -> bool:
        """A clock that was set back makes it due, too."""
        if self._last is None:
            return True
        return abs((at - self._last).total_seconds()) >= self._chore.every

    async def _run(self, at: datetime) -> None:
        try:
            await self._chore.run(at)
        except Exception as error:
            self._report(f"{self._chore.name} went wrong: {error!r}")
        finally:
            self._running = None

    async def _soon(self, running: asyncio.Task[None]) -> None:
        await asyncio.wait([running], timeout=PATIENCE)
        self._awaited = None
