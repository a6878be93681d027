"""What a program holds as data of JSON: models as objects, tuples as lists, instants as texts."""

from collections.abc import Mapping

from pydantic import BaseModel

from .sent_values import as_sent


def plain_data(value: object) -> object:
    """The value as the wire has it; bytes, which JSON has not, as hexadecimal text."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True)
    if isinstance(value, list | tuple):
        return [plain_data(item) for item in value]
    if isinstance(value, Mapping):
        return {name: plain_data(item) for name, item in value.items()}
    return value.hex() if isinstance(value, bytes) else as_sent(value)
