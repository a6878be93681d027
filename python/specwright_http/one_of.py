"""Enums that hold numbers or booleans. Texts alone are a `Literal` of Python's."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .breach import breach
from .numeral import numeral
from .text_scalars import read_boolean, read_number

Scalar: TypeAlias = str | int | float | bool


class OneOf:
    """`Annotated[Literal[1, 2], OneOf(1, 2)]`: one of these values as JSON compares them.

    To Python, and to pydantic's literals, `True` is `1`; to JSON it is not, and `1.0` is.
    """

    __slots__ = ("_values",)

    def __init__(self, *values: Scalar) -> None:
        self._values = {_key(value): value for value in values}

    def read(self, value: object) -> Scalar:
        """The value as it is declared."""
        if isinstance(value, str | int | float) and _key(value) in self._values:
            return self._values[_key(value)]
        raise breach(f"must be one of {', '.join(_shown(one) for one in self._values.values())}")

    def read_text(self, text: str) -> Scalar:
        """What a text of a path, a query or a header says: a text that is a value itself stays one."""
        if _key(text) in self._values:
            return text
        kinds = {kind for kind, _ in self._values}
        number = read_number(text) if "number" in kinds else text
        return read_boolean(text) if number is text and "boolean" in kinds else number

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        values = list(self._values.values())
        kinds = list(dict.fromkeys(_described(value) for value in values))
        if "number" in kinds and "integer" in kinds:
            kinds.remove("integer")
        return {"type": kinds[0] if len(kinds) == 1 else kinds, "enum": values}


def _key(value: Scalar) -> tuple[str, Scalar]:
    if isinstance(value, bool):
        return ("boolean", value)
    return ("text" if isinstance(value, str) else "number", value)


def _described(value: Scalar) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "integer" if isinstance(value, int) else "number"


def _shown(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else numeral(value)
