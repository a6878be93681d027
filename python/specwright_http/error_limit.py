"""A bound on what is wrong with one value: a small body may be wrong in a million places."""

from typing import Any

from pydantic import GetCoreSchemaHandler, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, core_schema

from .breach import again

MOST_ERRORS = 100
"""Nobody reads on beyond so many."""

PART = 16
"""Entries that are checked together. Lists in lists multiply it."""


class FewErrors:
    """Checks a list or a map part by part, and ends once enough is wrong with it.

    pydantic reports every bad entry, and each report takes a hundred times what its entry took.
    """

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_wrap_validator_function(_in_parts, handler(source))


def _in_parts(value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
    if isinstance(value, list) and len(value) > PART:
        return _list_in_parts(value, validate)
    if isinstance(value, dict) and len(value) > PART:
        return _map_in_parts(value, validate)
    return validate(value)


def _list_in_parts(
    value: list[object], validate: core_schema.ValidatorFunctionWrapHandler
) -> tuple[object, ...]:
    found = _Found()
    checked: list[object] = []
    for start in range(0, len(value), PART):
        try:
            checked += validate(value[start : start + PART])
        except ValidationError as error:
            found.add(error, start)
    found.check()
    return tuple(checked)


def _map_in_parts(
    value: dict[object, object], validate: core_schema.ValidatorFunctionWrapHandler
) -> dict[object, object]:
    found = _Found()
    checked: dict[object, object] = {}
    names = list(value)
    for start in range(0, len(names), PART):
        try:
            checked |= validate({name: value[name] for name in names[start : start + PART]})
        except ValidationError as error:
            found.add(error, None)
    found.check()
    return checked


class _Found:
    """What is wrong so far."""

    def __init__(self) -> None:
        self.title = ""
        self.errors: list[InitErrorDetails] = []

    def add(self, error: ValidationError, start: int | None) -> None:
        """Adds what is wrong with a part; `start`: where it stands in its list. Raises if it is enough."""
        self.title = error.title
        for each in error.errors(include_url=False):
            at, *rest = each["loc"]
            loc = each["loc"] if start is None else (start + int(at), *rest)
            self.errors.append(again({**each, "loc": loc}))
        if len(self.errors) >= MOST_ERRORS:
            self.check()

    def check(self) -> None:
        """Raises if anything is wrong."""
        if self.errors:
            raise ValidationError.from_exception_data(self.title, self.errors)
