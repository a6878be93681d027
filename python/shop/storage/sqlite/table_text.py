"""A table as SQLite makes it. SQLite keeps the text, so that a later start can see whether rules have changed."""

from collections.abc import Mapping

from ..columns import Column, ColumnKind, ColumnRule, OneOf, StartsWith, Within
from ..shapes import TableIndex, TableShape

_types: Mapping[ColumnKind, str] = {
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "text": "TEXT",
    "json": "TEXT",
}


def quoted(name: str) -> str:
    """A name as SQL has it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


def table_text(shape: TableShape) -> str:
    """The statement that makes the table."""
    lines = [
        '"_number" INTEGER PRIMARY KEY',
        *(_column_text(column) for column in shape.columns),
        f"UNIQUE ({', '.join(map(quoted, shape.key))})",
    ]
    return f"CREATE TABLE {quoted(shape.name)} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def index_text(shape: TableShape, index: TableIndex) -> str:
    """The statement that makes one of its indexes."""
    unique = "UNIQUE " if index.unique else ""
    columns = ", ".join(map(quoted, index.columns))
    where = "" if index.where is None else f" WHERE {index.where}"
    return f"CREATE {unique}INDEX {quoted(index.name)} ON {quoted(shape.name)} ({columns}){where}"


def _column_text(column: Column) -> str:
    name = quoted(column.name)
    checks = [_rule_text(name, rule) for rule in column.rules]
    if column.kind == "json":
        # What json_valid says of NULL depends on the version of SQLite.
        nothing = f"{name} IS NULL OR " if column.optional else ""
        checks.append(f"{nothing}json_valid({name})")
    demanded = "" if column.optional else " NOT NULL"
    return f"{name} {_types[column.kind]}{demanded}" + "".join(
        f" CHECK ({each})" for each in checks
    )


def _rule_text(name: str, rule: ColumnRule) -> str:
    match rule:
        case Within("value"):
            return _bounds(name, rule)
        case Within():
            return _bounds(f"json_array_length({name})", rule)
        case OneOf(values):
            return f"{name} IN ({', '.join(map(literal, values))})"
        case StartsWith(text):
            return f"substr({name}, 1, {len(text)}) = {literal(text)}"


def _bounds(what: str, rule: Within) -> str:
    least = [] if rule.least is None else [f"{what} >= {_number(rule.least)}"]
    most = [] if rule.most is None else [f"{what} <= {_number(rule.most)}"]
    return " AND ".join(least + most)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)
