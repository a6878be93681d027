"""The reading of a query string."""

from collections.abc import Mapping
from typing import TypeAlias

from .percent import percent_decoded

Texts: TypeAlias = Mapping[str, list[str]]
"""What a query, a path or the headers hold before their types are known."""


def read_query(text: str) -> Texts | None:
    """Reads `a=1&a=2&b=x`. None where the percent-encoding is broken."""
    texts: dict[str, list[str]] = {}
    for pair in text.split("&"):
        if pair == "":
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = percent_decoded(raw_name.replace("+", " "))
        value = percent_decoded(raw_value.replace("+", " "))
        if name is None or value is None:
            return None
        texts.setdefault(name, []).append(value)
    return texts
