"""JSON as it goes over the wire: to the byte what `JSON.stringify` gives for the same value."""

import math
import re
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from typing import TypeAlias

from .index_order import indexes_first
from .numeral import numeral

LONE_SURROGATE = re.compile("[\ud800-\udfff]")

Put: TypeAlias = Callable[[str], None]


def json_text(value: object) -> str:
    """Writes a value that is plain data: None, bool, numbers, texts, lists and mappings of texts."""
    parts: list[str] = []
    _write(value, parts.append, False)
    return "".join(parts)


def canonical_json(value: object) -> str:
    """JSON text that is the same for the same value, in whatever order its fields were written."""
    parts: list[str] = []
    _write(value, parts.append, True)
    return "".join(parts)


def _write(value: object, put: Put, canonical: bool) -> None:
    if isinstance(value, str):
        put(_quoted(value))
    elif value is None:
        put("null")
    elif value is True or value is False:
        put("true" if value else "false")
    elif isinstance(value, int | float):
        put(numeral(value) if math.isfinite(value) else "null")
    elif isinstance(value, Mapping):
        _write_object(value, put, canonical)
    elif isinstance(value, list | tuple):
        mark = "["
        for item in value:
            put(mark)
            _write(item, put, canonical)
            mark = ","
        put("[]" if mark == "[" else "]")
    else:
        raise TypeError(f"JSON holds no {type(value).__name__}.")


def _write_object(value: Mapping[str, object], put: Put, canonical: bool) -> None:
    names = list(value)
    names = sorted(names, key=_code_units) if canonical else indexes_first(names)
    mark = "{"
    for name in names:
        put(f"{mark}{_quoted(name)}:")
        _write(value[name], put, canonical)
        mark = ","
    put("{}" if mark == "{" else "}")


def _quoted(text: str) -> str:
    return without_lone_surrogates(encode_basestring(text))


def without_lone_surrogates(text: str) -> str:
    """JSON text with its lone surrogates as escapes: UTF-8 has nothing else for them."""
    return text if text.isascii() else LONE_SURROGATE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
