"""One file, one process."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from ..store_fault import StoreFault


def own_alone(path: Path) -> Callable[[], None]:
    """
    Sees to it that only one process uses a file: two that answer from one memory would lose what the other wrote. The
    lock is the operating system's, held through an empty database beside the file, so it ends with its process, however
    that ends. The shop in TypeScript takes the same one. Returns how to release it.
    """
    lock = sqlite3.connect(f"{path}.lock", timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error as error:
        lock.close()
        if "locked" not in str(error):
            raise StoreFault(f"{path}.lock cannot be used as a lock: {error}") from error
        raise StoreFault(f"{path} is in use by another process. Stop that one first.") from None
    return lock.close
