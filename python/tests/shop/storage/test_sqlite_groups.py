import asyncio
import sqlite3
from pathlib import Path

import pytest

from shop.storage.sqlite.sqlite_file import open_sqlite_file
from shop.storage.sqlite.sqlite_store import sqlite_store
from shop.storage.sqlite.sqlite_tables import sqlite_tables
from shop.storage.sqlite.write_group import WriteGroup
from shop.storage.store import Tables
from shop.testing.samples import product


class Adding:
    """Adds a product, and remembers what became of it. Fulfils `Job`."""

    def __init__(self, name: str, *, fails: bool = False, label: str = "Hat") -> None:
        self.product = product(name).model_copy(update={"name": label})
        self.fails = fails
        self.outcome: str | None = None

    def run(self, tables: Tables) -> None:
        tables.products.add(self.product)
        if self.fails:
            raise ValueError(self.product.id)

    def succeed(self) -> None:
        self.outcome = "kept"

    def fail(self, error: Exception) -> None:
        self.outcome = type(error).__name__


def names(db: sqlite3.Connection) -> list[str]:
    return [row[0].removeprefix("prod_") for row in db.execute("SELECT id FROM products")]


async def test_what_is_answered_is_committed_another_connection_sees_it(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    store = sqlite_store(str(path))
    reader = sqlite3.connect(path)

    async def add(name: str) -> str:
        await store.transaction(lambda tables: tables.products.add(product(name)))
        return "".join(names(reader))

    seen = [await add(name) for name in "abc"]
    assert seen == ["a", "ab", "abc"]
    reader.close()
    await store.close()


async def test_the_event_loop_goes_on_while_a_work_takes_its_time(tmp_path: Path) -> None:
    store = sqlite_store(str(tmp_path / "shop.db"))
    started, end = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(tables: Tables) -> str:
        loop.call_soon_threadsafe(started.set)
        asyncio.run_coroutine_threadsafe(end.wait(), loop).result(5)
        return "done"

    working = asyncio.create_task(store.transaction(slow))
    await started.wait()
    end.set()
    assert await working == "done"
    await store.close()


def test_works_share_a_commit_and_one_that_fails_takes_only_itself_along(tmp_path: Path) -> None:
    db = open_sqlite_file(tmp_path / "shop.db")
    reader = sqlite3.connect(tmp_path / "shop.db")
    seen_before: list[list[str]] = []
    jobs = [Adding("a"), Adding("b", fails=True), Adding("c")]
    jobs[0].succeed = lambda: seen_before.append(names(reader))  # type: ignore[method-assign]
    WriteGroup(db, sqlite_tables(db)).run(jobs)
    assert [job.outcome for job in jobs[1:]] == ["ValueError", "kept"]
    # When the first is answered, all of the group is safe.
    assert seen_before == [["a", "c"]]
    reader.close()
    db.close()


def test_a_full_disk_fails_those_who_write_and_the_store_goes_on_when_there_is_room_again(
    tmp_path: Path,
) -> None:
    db = open_sqlite_file(tmp_path / "shop.db")
    group = WriteGroup(db, sqlite_tables(db))
    [pages] = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages}")
    large = Adding("b", label="large" * 100_000)
    group.run([large])
    assert large.outcome in ("OperationalError", "StoreFault")
    db.execute("PRAGMA max_page_count = 1000000")
    small = Adding("c")
    group.run([small])
    assert small.outcome == "kept"
    assert names(db) == ["c"]
    db.close()


async def test_a_commit_that_fails_is_told_to_all_of_its_group(tmp_path: Path) -> None:
    db = open_sqlite_file(tmp_path / "shop.db")
    group = WriteGroup(db, sqlite_tables(db))

    class Breaking(Adding):
        def run(self, tables: Tables) -> None:
            super().run(tables)
            db.execute("ROLLBACK")
            raise sqlite3.OperationalError("database or disk is full")

    jobs = [Adding("a"), Breaking("b"), Adding("c")]
    group.run(jobs)
    assert {job.outcome for job in jobs} == {"StoreFault"}
    assert names(db) == []
    db.close()


async def test_a_work_that_waits_for_a_lock_of_a_person_goes_on_when_it_is_free(
    tmp_path: Path,
) -> None:
    path = tmp_path / "shop.db"
    store = sqlite_store(str(path))
    person = sqlite3.connect(path, isolation_level=None)
    person.execute("BEGIN IMMEDIATE")
    adding = asyncio.create_task(
        store.transaction(lambda tables: tables.products.add(product("a")))
    )
    await asyncio.sleep(0.1)
    assert not adding.done()
    person.execute("COMMIT")
    async with asyncio.timeout(5):
        await adding
    person.close()
    await store.close()
    with pytest.raises(RuntimeError, match="The store is closed"):
        await store.ping()
