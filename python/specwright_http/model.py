"""The base of every generated model."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any, Final, Self

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .error_limit import MOST_ERRORS
from .own_codes import MissingFields, recoded
from .plain_data import plain_data

#: The context of pydantic in which a request is read.
REQUEST: Final = object()

#: Says of a field with a default that an answer may lack it all the same.
OPTIONAL: Final = "x-optional"

#: Holds a default as JSON until the description is whole: FastAPI drops every null on the way.
DEFAULT: Final = "x-default"


class Model(BaseModel):
    """An object of the contract: strict, without fields nobody declared, never changed.

    Python sees `user_id`, JSON sees `userId`. A program may use either name; the kernel reads requests by alias alone
    (`model_validate(value, by_alias=True, by_name=False)`). An optional field that was left out holds pydantic's
    `MISSING`, which is not null and is never written.
    """

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _with_few_unknown(cls, value: object, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Leaves out what is unknown beyond what is reported, and says what is missing in codes of its own."""
        try:
            return handler(_with_few_unknown(cls, value))
        except ValidationError as error:
            missing = MissingFields(cls.model_fields)
            if not missing.any():
                raise
            raise recoded(error, missing.code_of) from None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        whole = handler.resolve_ref_schema(described)
        properties: dict[str, dict[str, Any]] = whole.get("properties", {})
        for name, field in cls.model_fields.items():
            shown = properties.get(field.alias or name, {})
            shown.pop("title", None)
            shown.pop(OPTIONAL, None)
            if "default" in shown or field.default is None:
                default = plain_data(field.get_default(call_default_factory=True))
                shown[DEFAULT] = json.dumps(default)
                shown["default"] = default
        if handler.mode == "serialization":
            always = [name for name in properties if name in cls._answered()]
            whole.update({"required": always} if always else {})
        return described

    @classmethod
    def _answered(cls) -> frozenset[str]:
        """The names that every answer has by the contract."""
        fields = cls.model_fields.items()
        return frozenset(
            field.alias or name
            for name, field in fields
            if field.default is not MISSING and not _is_optional(field)
        )


def _is_optional(field: FieldInfo) -> bool:
    said = field.json_schema_extra
    return isinstance(said, dict) and OPTIONAL in said


class TolerantModel(Model):
    """An object of which a request may send more fields than are declared: they are left out.

    It is strict wherever a program makes it, and where an answer is checked.
    """

    @model_validator(mode="before")
    @classmethod
    def _with_own_fields(cls, value: object, info: ValidationInfo) -> object:
        if info.context is REQUEST and isinstance(value, dict):
            names = {field.alias or name for name, field in cls.model_fields.items()}
            return {name: field for name, field in value.items() if name in names}
        return value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = super().__get_pydantic_json_schema__(schema, handler)
        handler.resolve_ref_schema(described).pop("additionalProperties", None)
        return described


def _with_few_unknown(model: type[Model], value: object) -> object:
    if model.model_config.get("extra") == "allow" or not isinstance(value, dict):
        return value
    return _cut(value, model) if len(value) > MOST_ERRORS else value


def _cut(value: dict[object, object], model: type[Model]) -> dict[object, object]:
    names = {name for name, _ in model.model_fields.items()}
    names |= {field.alias for field in model.model_fields.values() if field.alias is not None}
    unknown = islice((name for name in value if name not in names), MOST_ERRORS)
    kept = names.union(unknown)
    return {name: field for name, field in value.items() if name in kept}
