"""JSON as SQLite keeps it."""

import json

from pydantic import JsonValue


def json_text(value: object) -> str:
    """The JSON of a value, without a space."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_value(text: str) -> JsonValue:
    """The value that JSON says."""
    value: JsonValue = json.loads(text)
    return value
