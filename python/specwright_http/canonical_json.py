"""JSON text that is the same for the same value, in every language: for digests, never for the wire.

Both kernels may share a store, so a digest must not depend on which of them made it. Names stand in
the order of their UTF-16 code units and numbers as RFC 8785 has them.
"""

import json
import math
from collections.abc import Callable, Mapping
from typing import TypeAlias

from .json_text import without_lone_surrogates
from .numeral import numeral

Put: TypeAlias = Callable[[str], None]


def canonical_json(value: object) -> str:
    """Writes a value that is plain data, in whatever order its fields were written."""
    parts: list[str] = []
    _write(value, parts.append)
    return "".join(parts)


def _write(value: object, put: Put) -> None:
    if isinstance(value, str):
        put(_quoted(value))
    elif value is None:
        put("null")
    elif value is True or value is False:
        put("true" if value else "false")
    elif isinstance(value, int | float):
        put(numeral(value) if math.isfinite(value) else "null")
    elif isinstance(value, Mapping):
        _write_object(value, put)
    elif isinstance(value, list | tuple):
        mark = "["
        for item in value:
            put(mark)
            _write(item, put)
            mark = ","
        put("[]" if mark == "[" else "]")
    else:
        raise TypeError(f"JSON holds no {type(value).__name__}.")


def _write_object(value: Mapping[str, object], put: Put) -> None:
    mark = "{"
    for name in sorted(value, key=_code_units):
        put(f"{mark}{_quoted(name)}:")
        _write(value[name], put)
        mark = ","
    put("{}" if mark == "{" else "}")


def _quoted(text: str) -> str:
    return without_lone_surrogates(json.dumps(text, ensure_ascii=False))


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
