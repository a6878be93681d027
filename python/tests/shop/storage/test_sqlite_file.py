import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from shop.storage import shapes
from shop.storage.columns import Column, Within
from shop.storage.page import Page
from shop.storage.sqlite.adopt_shape import adopt_shapes
from shop.storage.sqlite.sqlite_file import APPLICATION_ID, open_sqlite_file
from shop.storage.sqlite.sqlite_store import sqlite_store
from shop.storage.store import Tables
from shop.storage.store_fault import StoreFault
from shop.testing.samples import order, product


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "shop.db"


@pytest.fixture
def db(path: Path) -> Iterator[sqlite3.Connection]:
    path.parent.mkdir()
    db = open_sqlite_file(path)
    yield db
    db.close()


async def filled(path: Path) -> None:
    store = sqlite_store(str(path))

    def work(tables: Tables) -> None:
        for number in range(200):
            tables.products.add(product(str(number)))
        tables.orders.add(order("1"))

    await store.transaction(work)
    await store.close()


def test_every_commit_waits_for_the_disk(db: sqlite3.Connection) -> None:
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA synchronous").fetchone() == (2,)


async def test_what_is_no_database_or_is_broken_stops_the_start_and_stays_as_it_is(
    path: Path,
) -> None:
    await filled(path)
    whole = path.read_bytes()
    scribbled = whole[:4_096] + b"Z" * 12_288 + whole[16_384:]
    for broken in (b"garbage", whole[:5_000], whole[:20_000], scribbled):
        path.write_bytes(broken)
        with pytest.raises(StoreFault, match=r"shop\.db"):
            sqlite_store(str(path))
        assert path.read_bytes() == broken


def test_the_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE songs (title TEXT)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreFault, match=r"shop\.db is the database of another program"):
        sqlite_store(str(path))
    assert path.read_bytes() == before


async def test_a_log_without_its_database_is_missed(path: Path) -> None:
    await filled(path)
    Path(f"{path}-wal").write_text("x")
    path.rename(path.with_name("elsewhere"))
    with pytest.raises(StoreFault, match=r"shop\.db is missing, and yet"):
        sqlite_store(str(path))


async def test_a_second_owner_is_refused_and_let_in_when_the_first_has_closed(path: Path) -> None:
    first = sqlite_store(str(path))
    with pytest.raises(StoreFault, match="is in use by another process"):
        sqlite_store(str(path))
    await first.close()
    await sqlite_store(str(path)).close()


def test_the_database_itself_refuses_what_breaks_a_rule_of_the_specification(
    db: sqlite3.Connection,
) -> None:
    def insert(product_id: str, stock: int | str) -> None:
        db.execute("INSERT INTO products VALUES (NULL, ?, 'x', 1, ?, 1)", [product_id, stock])

    insert("prod_a", 1_000_000)
    for product_id, stock in (("prod_b", -1), ("prod_b", 1_000_001), ("b", 1)):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
            insert(product_id, stock)
    with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        insert("prod_b", "many")
    stolen = "INSERT INTO payments VALUES (NULL, 'p', 'o', 1, 'STOLEN', 0, '', NULL, NULL)"
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed"):
        db.execute(stolen)


async def test_rules_that_have_changed_are_changed_in_the_file_and_rows_stay_in_their_order(
    path: Path,
) -> None:
    await filled(path)
    db = open_sqlite_file(path)

    def ids() -> list[tuple[str]]:
        return db.execute('SELECT id FROM products ORDER BY "_number"').fetchall()

    def shape(most: int) -> shapes.TableShape:
        columns = [
            replace(each, rules=[Within("value", 0, most)]) if each.name == "stock" else each
            for each in shapes.products.columns
        ]
        colour = Column("colour", "text")
        filling = {"colour": "'grey'"}
        return replace(shapes.products, columns=[*columns, colour], filling=filling)

    before = ids()
    adopt_shapes(db, [shape(5)], APPLICATION_ID)
    assert ids() == before
    assert db.execute("SELECT DISTINCT colour FROM products").fetchall() == [("grey",)]
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        db.execute("UPDATE products SET stock = 6")
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        adopt_shapes(db, [shape(4)], APPLICATION_ID)
    assert ids() == before
    db.close()
    # And back to what the specification says now.
    store = sqlite_store(str(path))
    first = await store.transaction(lambda tables: tables.products.list(Page(limit=1)))
    assert list(first) == [product("0")]
    await store.close()
