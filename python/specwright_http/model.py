"""The base of every generated model."""

from __future__ import annotations

from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .error_limit import MOST_ERRORS
from .plain_data import plain_data

#: Stands for `default: null` until the description is whole: FastAPI drops every null on the way.
NULL_DEFAULT: Final = "x-default-null"


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
            if field.default is None:
                shown[NULL_DEFAULT] = True
            elif "default" in shown:
                shown["default"] = plain_data(field.get_default(call_default_factory=True))
        return described


def _cut(value: dict[object, object], model: type[Model]) -> dict[object, object]:
    names = {name for name, _ in model.model_fields.items()}
    names |= {field.alias for field in model.model_fields.values() if field.alias is not None}
    unknown = islice((name for name in value if name not in names), MOST_ERRORS)
    kept = names.union(unknown)
    return {name: field for name, field in value.items() if name in kept}
