"""JSON and texts as SQLite can keep them."""

import json
import re

from pydantic import JsonValue

_LONE = re.compile("[\ud800-\udfff]")


def json_text(value: object) -> str:
    """The JSON of a value, without a space. Half a surrogate pair is no character: it is written as an escape."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _LONE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)


def json_value(text: str) -> JsonValue:
    """The value that JSON says."""
    value: JsonValue = json.loads(text)
    return value


def keepable(text: str) -> str:
    """The text as UTF-8 can write it: where half a surrogate pair stands, it has no letter to show."""
    return text if text.isascii() else _LONE.sub("\ufffd", text)
