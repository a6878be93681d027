"""How a shop closes."""

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from .readiness import Readiness

LAST_RESORT = 5.0
"""Seconds that a store or a log may take to close, before the process ends without them."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What has to end. Times are in seconds."""

    readiness: Readiness
    stop_serving: Callable[[float], Awaitable[None]]
    """Takes no more requests, answers those under way for at most so long, then hangs up."""
    let_go: Callable[[], Awaitable[None]]
    """Lets go of the store and writes out the log."""
    notice: float
    """In which balancers learn from /readyz to send nothing more."""
    grace: float


async def drain(closing: Closing) -> None:
    """Not ready first, then no more requests, then those under way, then everything else."""
    closing.readiness.drain()
    if closing.notice > 0:
        await asyncio.sleep(closing.notice)
    await closing.stop_serving(closing.grace)
    await closing.let_go()


def hear_signals() -> asyncio.Event:
    """Is set by SIGTERM and by SIGINT; a second signal ends the process at once."""
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()

    def hear() -> None:
        if stopping.is_set():
            os._exit(1)
        stopping.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, hear)
    return stopping


async def close_when_stopped(
    stopping: asyncio.Event, closing: Closing, say: Callable[[str], None]
) -> int:
    """Waits for a signal, and closes. Gives the exit code."""
    await stopping.wait()
    say("Closing: those under way are answered, then no more. A second signal ends it at once.")
    try:
        async with asyncio.timeout(closing.notice + closing.grace + LAST_RESORT):
            await drain(closing)
    except Exception as error:
        say(f"Closing went wrong: {error!r}")
        return 1
    return 0
