"""Each test of the port runs on every store."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from shop.storage.memory.memory_store import memory_store
from shop.storage.sqlite.sqlite_store import sqlite_store
from shop.storage.store import Store


@pytest.fixture(params=["memory", "sqlite"])
def open_again(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the store of this test; the one in SQLite is the same each time."""
    if request.param == "memory":
        return memory_store
    return lambda: sqlite_store(str(tmp_path / "shop.db"))


@pytest.fixture
async def store(open_again: Callable[[], Store]) -> AsyncIterator[Store]:
    """A fresh and empty one."""
    store = open_again()
    yield store
    await store.close()
