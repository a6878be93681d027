import asyncio
import os
import sys
from pathlib import Path

import pytest

from shop.storage.sqlite.sqlite_store import sqlite_store
from shop.storage.store import Tables
from shop.testing.concurrent_actions import product_id
from shop.testing.endless_orders import BUYERS, STOCK


@pytest.mark.parametrize("answers", [1, 40, 150])
async def test_what_was_acknowledged_outlives_a_kill_all_of_it_or_none(
    tmp_path: Path, answers: int
) -> None:
    path = str(tmp_path / "shop.db")
    words = [sys.executable, "-m", "shop.testing.endless_orders", path]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    pipe = asyncio.subprocess.PIPE
    child = await asyncio.create_subprocess_exec(*words, stdout=pipe, env=env)
    assert child.stdout is not None
    async with asyncio.timeout(30):
        acknowledged = [(await child.stdout.readline()).decode().strip() for _ in range(answers)]
    child.kill()
    rest = (await child.stdout.read()).decode()
    # Its last line may be cut off.
    acknowledged += rest.split("\n")[:-1]
    await child.wait()
    store = sqlite_store(path)

    def look(tables: Tables) -> None:
        lists = [tables.orders.list_of(f"user_{number}") for number in range(BUYERS)]
        kept = [order.id for orders in lists for order in orders]
        assert set(acknowledged) <= set(kept)
        # For each buyer, at most one order was kept without an answer.
        assert len(kept) - len(acknowledged) <= BUYERS
        product = tables.products.find(product_id(0))
        assert product is not None
        assert product.stock == STOCK - len(kept)

    await store.transaction(look)
    await store.close()
    assert len(acknowledged) >= answers
