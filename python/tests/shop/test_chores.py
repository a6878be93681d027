import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

import pytest

from shop import chores as module
from shop.chores import Chore, Chores

START = datetime(2026, 1, 1, tzinfo=UTC)


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        return self.time


def looking_after(
    run: Callable[[datetime], Awaitable[None]],
) -> tuple[Chores, Clock, list[str]]:
    clock, said = Clock(), list[str]()
    return Chores([Chore("Sweeping", 5, run)], clock, said.append), clock, said


async def done(chores: Chores) -> bool:
    due = chores.due()
    if due is not None:
        await due
    return due is not None


async def test_a_chore_is_due_at_once_and_then_from_time_to_time() -> None:
    times: list[datetime] = []

    async def sweep(now: datetime) -> None:
        times.append(now)

    chores, clock, _ = looking_after(sweep)
    due = []
    for seconds in (0, 4.9, 5, 9, 10, 3):
        clock.time = START + timedelta(seconds=seconds)
        due.append(await done(chores))
    # A clock that was set back makes it due, too.
    assert due == [True, False, True, False, True, True]
    assert len(times) == 4


async def test_what_goes_wrong_is_reported_and_tried_again() -> None:
    async def sweep(now: datetime) -> None:
        raise ValueError("no broom")

    chores, clock, said = looking_after(sweep)
    await done(chores)
    clock.time += timedelta(seconds=5)
    await done(chores)
    assert said == ["Sweeping went wrong: ValueError('no broom')"] * 2


async def test_requests_wait_for_a_chore_but_not_for_ever_and_it_never_runs_twice_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    begun = 0
    end = asyncio.Event()

    async def sweep(now: datetime) -> None:
        nonlocal begun
        begun += 1
        await end.wait()

    chores, clock, _ = looking_after(sweep)
    async with asyncio.timeout(2):
        assert await done(chores)
    clock.time += timedelta(minutes=1)
    assert not await done(chores)
    assert begun == 1
    end.set()
    await asyncio.sleep(0)
    assert await done(chores)
    assert begun == 2


async def test_it_looks_at_the_clock_by_itself_until_it_is_told_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "GLANCE", 0.01)
    swept = asyncio.Event()

    async def sweep(now: datetime) -> None:
        swept.set()

    chores, _, _ = looking_after(sweep)
    stop = chores.start()
    async with asyncio.timeout(2):
        await swept.wait()
    await stop()
