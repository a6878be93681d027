"""Who is asking, where a field of the input says so."""

from collections.abc import Callable, Mapping
from typing import Any

from .model import Model
from .operation import Operation
from .sent_values import as_sent


def caller_reader(operation: Operation) -> Callable[[Mapping[str, Any]], str | None]:
    """Reads the field that the specification marks `caller`; None where nobody is named."""
    if operation.caller is None:
        return lambda _values: None
    part, *names = operation.caller.split(".")

    def read(values: Mapping[str, Any]) -> str | None:
        value: object = values.get(part)
        for name in names:
            value = _field(value, name)
        named = as_sent(value)
        return named if isinstance(named, str) else None

    return read


def _field(value: object, alias: str) -> object:
    """A field by its name on the wire."""
    if not isinstance(value, Model):
        return None
    for name, info in type(value).model_fields.items():
        if (info.alias or name) == alias:
            return getattr(value, name)
    return None
