"""Brings the tables of a file to the shape that the specification asks for."""

import sqlite3
from collections.abc import Sequence

from ..shapes import TableShape
from .table_text import index_text, quoted, table_text


def adopt_shapes(db: sqlite3.Connection, shapes: Sequence[TableShape], application_id: int) -> None:
    """
    In one transaction. SQLite cannot change the rules of a table, so one whose rules have changed is made anew and its
    rows are copied; rows that break the new rules stop that, and all stays as it was.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        for shape in shapes:
            _adopt_table(db, shape)
            _adopt_indexes(db, shape)
        db.execute(f"PRAGMA application_id = {application_id}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _adopt_table(db: sqlite3.Connection, shape: TableShape) -> None:
    wanted = table_text(shape)
    there = _made_as(db, "table", shape.name)
    if there == wanted:
        return
    if there is None:
        db.execute(wanted)
        return
    name, old = quoted(shape.name), quoted(f"_old_{shape.name}")
    had = {row[0] for row in db.execute("SELECT name FROM pragma_table_info(?)", [shape.name])}
    source = ", ".join(_source_of(each.name, shape, each.name in had) for each in shape.columns)
    target = ", ".join(quoted(each.name) for each in shape.columns)
    db.execute(f"ALTER TABLE {name} RENAME TO {old}")
    for index in shape.indexes:
        db.execute(f"DROP INDEX IF EXISTS {quoted(index.name)}")
    db.execute(wanted)
    db.execute(
        f'INSERT INTO {name} ("_number", {target})'
        f' SELECT "_number", {source} FROM {old} ORDER BY "_number"'
    )
    db.execute(f"DROP TABLE {old}")


def _source_of(column: str, shape: TableShape, had: bool) -> str:
    """Where the rows of the old table have the value of a column."""
    filled = shape.filling.get(column)
    if not had:
        return "NULL" if filled is None else filled
    return quoted(column) if filled is None else f"coalesce({quoted(column)}, {filled})"


def _adopt_indexes(db: sqlite3.Connection, shape: TableShape) -> None:
    for index in shape.indexes:
        wanted = index_text(shape, index)
        if _made_as(db, "index", index.name) == wanted:
            continue
        db.execute(f"DROP INDEX IF EXISTS {quoted(index.name)}")
        db.execute(wanted)


def _made_as(db: sqlite3.Connection, kind: str, name: str) -> str | None:
    """The statement that made it; None where there is none."""
    found = db.execute("SELECT sql FROM sqlite_master WHERE type = ? AND name = ?", [kind, name])
    row = found.fetchone()
    return None if row is None else str(row[0])
