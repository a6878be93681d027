"""JSON as it goes over the wire."""

import math
import re
from collections.abc import Mapping
from json import JSONEncoder

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: object) -> str:
    """Writes a value that is plain data: None, bool, numbers, texts, lists and mappings of texts."""
    try:
        text = _encode(value)
    except ValueError:
        text = _encode(_finite(value))
    return without_lone_surrogates(text)


def without_lone_surrogates(text: str) -> str:
    """JSON text with its lone surrogates as escapes: UTF-8 has nothing else for them."""
    return text if text.isascii() else LONE_SURROGATE.sub(_escaped, text)


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"JSON holds no {type(value).__name__}.")


_encode = JSONEncoder(
    ensure_ascii=False,
    separators=(",", ":"),
    check_circular=False,
    allow_nan=False,
    default=_plain,
).encode


def _finite(value: object) -> object:
    """The same value with null for what is no number of JSON, as the kernel in TypeScript has it."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {name: _finite(field) for name, field in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(item) for item in value]
    return value


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
