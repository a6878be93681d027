"""Statements over one table. SQLite's driver prepares each text once."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

from .codec import Cell, Codec
from .table_text import quoted

V = TypeVar("V")


def run(db: sqlite3.Connection, sql: str, *cells: Cell) -> int:
    """Runs a statement that writes; says how many rows it changed."""
    return db.execute(sql, cells).rowcount


class Rows(Generic[V]):
    """The rows of a table, as values of these columns; `constants` fill the others of a new row."""

    def __init__(
        self,
        db: sqlite3.Connection,
        table: str,
        columns: Sequence[str],
        codec: Codec[V],
        constants: Mapping[str, Cell] | None = None,
    ) -> None:
        self._db = db
        self._codec = codec
        self._constants = list((constants or {}).values())
        names = [*columns, *(constants or {})]
        self._select = f"SELECT {', '.join(map(quoted, columns))} FROM {quoted(table)} "
        self._insert = (
            f"INSERT INTO {quoted(table)} ({', '.join(map(quoted, names))})"
            f" VALUES ({', '.join('?' * len(names))})"
        )
        self._update = (
            f"UPDATE {quoted(table)} SET {', '.join(f'{quoted(name)} = ?' for name in columns)} "
        )

    def select(self, rest: str, *cells: Cell) -> Sequence[V]:
        """`SELECT … FROM table` and then this."""
        found = self._db.execute(self._select + rest, cells)
        return [self._codec.value_from(row) for row in found]

    def select_one(self, rest: str, *cells: Cell) -> V | None:
        """The first of them; None where there is none."""
        row = self._db.execute(self._select + rest, cells).fetchone()
        return None if row is None else self._codec.value_from(row)

    def insert(self, value: V) -> None:
        """Adds a row."""
        self._db.execute(self._insert, [*self._codec.cells_of(value), *self._constants])

    def update(self, value: V, rest: str, *cells: Cell) -> int:
        """`UPDATE table SET` all columns of the value, and then this; says how many rows it changed."""
        changed = self._db.execute(self._update + rest, [*self._codec.cells_of(value), *cells])
        return changed.rowcount
