"""A store in one file of SQLite: what was acknowledged is on the disk."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..store import Store, Tables
from .sole_owner import own_alone
from .sqlite_file import close_sqlite_file, open_sqlite_file, write_probe
from .sqlite_tables import sqlite_tables
from .store_file import prove_writable, store_file
from .store_thread import StoreThread, Task
from .write_group import WriteGroup

T = TypeVar("T")


def sqlite_store(path: str) -> Store:
    """Opens the store in this file, and makes the file where there is none. Raises `StoreFault`."""
    file = store_file(path)
    let_go = own_alone(file)
    try:
        return SqliteStore(path, file, open_sqlite_file(file), let_go)
    except BaseException:
        let_go()
        raise


class SqliteStore:
    """Fulfils `Store`."""

    def __init__(
        self, name: str, file: Path, db: sqlite3.Connection, let_go: Callable[[], None]
    ) -> None:
        self.name = f"SQLite at {name}"
        self._file = file
        self._db = db
        self._closing: asyncio.Future[None] | None = None

        def end() -> None:
            try:
                close_sqlite_file(db)
            finally:
                let_go()

        self._thread = StoreThread(WriteGroup(db, sqlite_tables(db)).run, end)

    async def transaction(self, work: Callable[[Tables], T]) -> T:
        if self._closing is not None:
            raise RuntimeError(f"The store is closed: {self.name}.")
        task = Task(work)
        self._thread.submit(task)
        return await task.future

    async def ping(self) -> None:
        await asyncio.to_thread(prove_writable, self._file)
        await self.transaction(lambda _tables: write_probe(self._db))

    async def close(self) -> None:
        if self._closing is None:
            self._closing = asyncio.ensure_future(asyncio.to_thread(self._thread.close))
        await asyncio.shield(self._closing)
