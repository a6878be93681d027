"""Numbers and booleans that travel as texts."""

import re

from .json_numbers import read_integer

# The numbers of JSON; so "", "+1", "01", " 1" and "0x1" stay text and are refused as such.
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")


def read_number(text: str) -> str | int | float:
    match = NUMBER.fullmatch(text)
    if match is None:
        return text
    return read_integer(text) if match.lastindex is None else float(text)


def read_boolean(text: str) -> str | bool:
    return {"true": True, "false": False}.get(text, text)
