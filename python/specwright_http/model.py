"""The base of every generated model, and absence as a fact of its own."""

from __future__ import annotations

from enum import Enum
from functools import reduce
from operator import or_
from typing import Annotated, Any, Final, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema


class Absent(Enum):
    """What an optional field holds that was left out. Not null, and never read from a request."""

    ABSENT = "absent"

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent.ABSENT


class _MayBeAbsent:
    """Reads the type without `Absent`, so that no request can say it; a program may."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        parts = [part for part in get_args(source) if part is not Absent]
        return core_schema.no_info_wrap_validator_function(
            _unless_absent, handler.generate_schema(reduce(or_, parts))
        )


def _unless_absent(value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> object:
    return value if value is ABSENT else validate(value)


def _is_absent(value: object) -> bool:
    return value is ABSENT


T = TypeVar("T")

#: An optional value: `note: Maybe[str] = ABSENT`. What is absent is not written.
Maybe: TypeAlias = Annotated[T | Absent, _MayBeAbsent(), Field(exclude_if=_is_absent)]


class Model(BaseModel):
    """An object of the contract: strict, without fields nobody declared, never changed.

    Python sees `user_id`, JSON sees `userId`. A program may use either name; the kernel reads requests by alias alone
    (`model_validate(value, by_alias=True, by_name=False)`).
    """

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        properties: dict[str, dict[str, Any]] = handler.resolve_ref_schema(described).get(
            "properties", {}
        )
        for name, field in cls.model_fields.items():
            shown = properties.get(field.alias or name, {})
            shown.pop("title", None)
            if field.default is ABSENT:
                shown.pop("default", None)
        return described
