import asyncio

import pytest

from shop.observability.drain import Closing, drain
from shop.observability.readiness import Readiness


async def test_it_is_ready_while_its_store_answers_and_never_again_once_it_drains() -> None:
    works = True

    async def ping() -> None:
        if not works:
            raise RuntimeError("gone")

    readiness = Readiness(ping)
    assert await readiness.is_ready()
    works = False
    assert not await readiness.is_ready()
    works = True
    assert await readiness.is_ready()
    readiness.drain()
    assert not await readiness.is_ready()


async def test_a_store_that_hangs_is_not_waited_for_nor_asked_twice_at_once() -> None:
    asked = 0

    async def ping() -> None:
        nonlocal asked
        asked += 1
        await asyncio.Event().wait()

    readiness = Readiness(ping, patience=0.02)
    assert not any(await asyncio.gather(readiness.is_ready(), readiness.is_ready()))
    assert asked == 1


async def test_a_shop_closes_in_this_order_and_a_fault_of_it_is_told() -> None:
    done: list[str] = []

    async def ping() -> None:
        """It answers."""

    async def stop(grace: float) -> None:
        done.append(f"stopped within {grace}, ready: {await readiness.is_ready()}")

    async def let_go() -> None:
        done.append("let go")
        raise RuntimeError("the disk is gone")

    readiness = Readiness(ping)
    with pytest.raises(RuntimeError, match="the disk is gone"):
        await drain(Closing(readiness, stop, let_go, notice=0.01, grace=2))
    assert done == ["stopped within 2, ready: False", "let go"]
