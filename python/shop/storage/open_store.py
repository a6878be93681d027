"""Chooses the store."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from .memory.memory_store import memory_store
from .sqlite.sqlite_store import sqlite_store
from .store import Store
from .store_fault import StoreFault

KINDS: Sequence[str] = ("memory", "sqlite")


def open_store(env: Mapping[str, str]) -> Store:
    """
    Opens the store that the settings choose: `STORE=memory|sqlite`, `DATA` for a file. Without any, it is SQLite in
    `data/shop.db`. Raises `StoreFault`, for people, where it cannot.
    """
    kind, data = env.get("STORE") or _standard(env), env.get("DATA", "")
    if kind == "memory":
        return memory_store()
    if kind == "sqlite":
        return _in_file(data or "data/shop.db")
    raise StoreFault(
        f'The shop in Python stores its data in one of {", ".join(KINDS)}, so STORE cannot be "{kind}".'
        f"{_untouched(data)}"
    )


def _in_file(path: str) -> Store:
    """What the system refuses (no such folder, no right to it) is for people, too."""
    try:
        return sqlite_store(path)
    except OSError as error:
        raise StoreFault(f"DATA={path} cannot be used: {error}") from error


def _standard(env: Mapping[str, str]) -> str:
    """Who gives the address of a database means to use it, and must hear that it is not."""
    return "postgres" if env.get("DATABASE_URL") else "sqlite"


def _untouched(data: str) -> str:
    """What is there already was kept by the shop in TypeScript; its owner may wonder."""
    path = Path(data)
    if not data or not path.parent.is_dir():
        return ""
    there = sorted(str(file) for file in path.parent.iterdir() if file.name.startswith(path.name))
    return f" What is there stays as it is: {', '.join(there)}." if there else ""
