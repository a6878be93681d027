"""Opens and closes the file of a shop."""

import sqlite3
from pathlib import Path

from ..shapes import shapes
from ..store_fault import StoreFault
from .adopt_shape import adopt_shapes

BUSY_SECONDS = 2.0
"""How long to wait where a person at the same file, with a tool, is writing."""

APPLICATION_ID = 0x53_68_6F_70
""" "Shop" in the header of the file says that it is ours."""

CHECKED_BYTES = 256 * 1024 * 1024
"""Up to this size a file is read through at the start; a larger one would keep the start waiting."""


def open_sqlite_file(path: Path) -> sqlite3.Connection:
    """Opens the database of a shop, making it or adapting it to the rules of the specification where needed."""
    if not path.exists() and Path(f"{path}-wal").exists():
        wal = f"{path}-wal"
        raise StoreFault(f"{path} is missing, and yet {wal} is there: restore both from a backup.")
    db: sqlite3.Connection | None = None
    try:
        db = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        _demand_ours(db, path)
        db.execute("PRAGMA journal_mode = WAL")
        # FULL: a commit returns when it is on the disk, also where the power fails next.
        db.execute("PRAGMA synchronous = FULL")
        adopt_shapes(db, shapes, APPLICATION_ID)
    except (sqlite3.Error, StoreFault) as error:
        if db is not None:
            db.close()
        if isinstance(error, StoreFault):
            raise
        why = f"{path} cannot be used as the shop's database, and was left as it is: {error}"
        raise StoreFault(why) from error
    return db


def write_probe(db: sqlite3.Connection) -> None:
    """Raises where SQLite cannot write: a few bytes may fit where the disk is full, so it writes 64 KiB."""
    db.execute('CREATE TABLE IF NOT EXISTS "probe" ("id" INTEGER PRIMARY KEY, "bytes" BLOB)')
    db.execute('INSERT OR REPLACE INTO "probe" VALUES (1, randomblob(65536))')


def close_sqlite_file(db: sqlite3.Connection) -> None:
    """Leaves one file behind, with everything in it."""
    try:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        db.close()


def _demand_ours(db: sqlite3.Connection, path: Path) -> None:
    """Reads before anything is written: what is broken or somebody else's stays as it is."""
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        return
    if db.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):
        where = "Choose another file: DATA=data/shop.db"
        raise StoreFault(f"{path} is the database of another program. {where}")
    if path.stat().st_size > CHECKED_BYTES:
        return
    found = db.execute("PRAGMA quick_check(1)").fetchone()
    if found != ("ok",):
        raise StoreFault(f"{path} is damaged: {found[0]}. Restore it from a backup.")
