"""The base of every generated model, and absence as a fact of its own."""

from __future__ import annotations

from enum import Enum
from functools import reduce
from itertools import islice
from operator import or_
from typing import Annotated, Any, Final, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from .error_limit import MOST_ERRORS


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

    @model_validator(mode="before")
    @classmethod
    def _with_few_unknown(cls, value: object) -> object:
        """Leaves out what is unknown beyond what is reported."""
        return _cut(value, cls) if isinstance(value, dict) and len(value) > MOST_ERRORS else value

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


def _cut(value: dict[object, object], model: type[Model]) -> dict[object, object]:
    names = {name for name, _ in model.model_fields.items()}
    names |= {field.alias for field in model.model_fields.values() if field.alias is not None}
    unknown = islice((name for name in value if name not in names), MOST_ERRORS)
    kept = names.union(unknown)
    return {name: field for name, field in value.items() if name in kept}
