"""The errors that a value has of its own where something else than a rule is broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, ErrorDetails, InitErrorDetails, core_schema

from .breach import again, breach
from .fault_words import cause_of, in_words


@dataclass(frozen=True)
class Codes:
    """`Annotated[str, Codes(required="BLANK", null="BLANK")]`: what refuses a value that is missing, or null.

    That a field is missing its model finds, and that a value is in use a handler does; the others are found here.
    """

    required: str | None = None
    null: str | None = None
    type: str | None = None
    unique: str | None = None

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        inner = handler(source)
        if self.null is None and self.type is None:
            return inner
        return core_schema.no_info_wrap_validator_function(self._checked, inner)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        known = described.get("x-codes", {})
        return described | {"x-codes": known | dict(self._given())}

    def _given(self) -> list[tuple[str, str]]:
        all_of_them = [
            ("required", self.required),
            ("null", self.null),
            ("type", self.type),
            ("unique", self.unique),
        ]
        return [(name, code) for name, code in all_of_them if code is not None]

    def _checked(self, value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        try:
            return validate(value)
        except ValidationError as error:
            raise recoded(error, self._code_of) from None

    def _code_of(self, error: ErrorDetails) -> str | None:
        if error["loc"]:
            return None
        cause = cause_of(error)
        return {"null": self.null, "type": self.type}.get(cause or "")


class MissingFields:
    """The codes of the fields of a model that must be there."""

    def __init__(self, fields: Mapping[str, FieldInfo]) -> None:
        self._codes = {
            field.alias or name: said.required
            for name, field in fields.items()
            for said in field.metadata
            if isinstance(said, Codes) and said.required is not None
        }

    def any(self) -> bool:
        return bool(self._codes)

    def code_of(self, error: ErrorDetails) -> str | None:
        loc = error["loc"]
        if error["type"] != "missing" or len(loc) != 1:
            return None
        return self._codes.get(str(loc[0]))


def recoded(error: ValidationError, code_of: Any) -> ValidationError:
    """The same faults, each with the code that is its own."""
    faults = [_recoded(details, code_of(details)) for details in error.errors(include_url=False)]
    return ValidationError.from_exception_data(error.title, faults)


def _recoded(error: ErrorDetails, code: str | None) -> InitErrorDetails:
    if code is None:
        return again(error)
    kind = breach(in_words(error), code)
    return InitErrorDetails(type=kind, loc=error["loc"], input=error["input"])
