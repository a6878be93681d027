"""The order in which JavaScript lists the fields of an object: indexes first, then all others."""

import re
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

INDEX = re.compile("0|[1-9][0-9]{0,9}")
LARGEST_INDEX = 2**32 - 2


def in_order(fields: Mapping[str, T]) -> dict[str, T]:
    """The same fields in that order."""
    return {name: fields[name] for name in indexes_first(list(fields))}


def indexes_first(names: list[str]) -> list[str]:
    """The names in that order."""
    indexes = [name for name in names if _is_index(name)]
    if not indexes:
        return names
    return sorted(indexes, key=int) + [name for name in names if not _is_index(name)]


def _is_index(name: str) -> bool:
    return INDEX.fullmatch(name) is not None and int(name) <= LARGEST_INDEX
