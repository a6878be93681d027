"""The checking of values of a type that is only known as data."""

from typing import Any

from pydantic import TypeAdapter


def adapter_of(kind: Any) -> TypeAdapter[Any]:
    """What checks and writes values of a type of the contract."""
    return TypeAdapter(kind)
