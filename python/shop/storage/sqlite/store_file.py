"""The file of a store, and whether it can still be written."""

import os
import stat
from pathlib import Path

from ..store_fault import StoreFault


def store_file(path: str) -> Path:
    """
    The file that a path means, under the one name that all servers know it by: links are followed, so that the lock
    beside it is one lock. Makes its folder. Raises `StoreFault` for what can keep no data.
    """
    # SQLite takes these for a database in memory or for an address, and the data would be gone with the process.
    if path == ":memory:" or path.startswith("file:"):
        keep = "STORE=memory keeps nothing; a file is DATA=data/shop.db."
        raise StoreFault(f"DATA={path} is no file. {keep}")
    if "\0" in path:
        raise StoreFault("DATA must not contain U+0000.")
    try:
        file = Path(os.path.realpath(path))
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.is_symlink():
            raise StoreFault(f"DATA={path} is a link that leads nowhere.")
        if file.exists():
            _demand_own_file(path, file.stat())
    except OSError as error:
        raise StoreFault(f"DATA={path} cannot be used: {error}") from error
    return file


def _demand_own_file(path: str, stats: os.stat_result) -> None:
    if stat.S_ISDIR(stats.st_mode):
        name = Path(path) / "shop.db"
        raise StoreFault(f"DATA={path} is a folder. Name a file in it: DATA={name}")
    if not stat.S_ISREG(stats.st_mode):
        raise StoreFault(f"DATA={path} is no file that can keep data.")
    # Each name would have a lock and a write-ahead log of its own.
    if stats.st_nlink > 1:
        names = f"has {stats.st_nlink} names (hard links)"
        raise StoreFault(f"DATA={path} {names}. Leave it one, so that one lock guards it.")


PROBE = b"\1" * 64 * 1024


def prove_writable(path: Path) -> None:
    """Raises where nothing more can be written beside a file: a disk that is full, or was mounted read-only."""
    probe = Path(f"{path}.probe")
    try:
        with probe.open("wb") as file:
            file.write(PROBE)
            file.flush()
            os.fsync(file.fileno())
    finally:
        probe.unlink(missing_ok=True)
