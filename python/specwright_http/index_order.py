"""The order in which JavaScript lists the fields of an object: indexes first, then all others."""

import re
from typing import TypeVar

T = TypeVar("T")

INDEX = re.compile("0|[1-9][0-9]{0,9}")
LARGEST_INDEX = 2**32 - 2


def in_order(fields: dict[str, T]) -> dict[str, T]:
    """The same fields in that order."""
    names = indexes_first(list(fields))
    return {name: fields[name] for name in names}


def indexes_first(names: list[str]) -> list[str]:
    """The names in that order."""
    if not any("0" <= name[:1] <= "9" for name in names):
        return names
    indexes = [name for name in names if _is_index(name)]
    return sorted(indexes, key=int) + [name for name in names if not _is_index(name)]


def _is_index(name: str) -> bool:
    return INDEX.fullmatch(name) is not None and int(name) <= LARGEST_INDEX
