"""Values of one of several alternatives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from types import UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin

from pydantic import BaseModel, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationError
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from .breach import again, breach
from .numeral import numeral
from .plain_data import plain_data

Scalar: TypeAlias = str | int | float | bool
Tagged: TypeAlias = tuple[str, Scalar]


class UnionOf:
    """`Annotated[Union[Cat, Dog], UnionOf("kind", ("cat",), ("dog",))]`: the alternative whose tag a value has.

    Without a tag it is the first alternative that the value fits; of a request whose undeclared fields are dropped, the
    one that drops the fewest.
    """

    __slots__ = ("_field", "_values")

    def __init__(self, tag: str | None = None, *values: Sequence[Scalar]) -> None:
        self._field = tag
        self._values = values

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        # Python takes two alternatives that are equal for one, which is then no union of its own.
        is_union = get_origin(source) in (Union, UnionType)
        kinds = get_args(source) if is_union else (source,)
        choices = (
            [handler.generate_schema(kind) for kind in kinds] if is_union else [handler(source)]
        )
        if self._field is not None:
            return self._tagged(self._field, choices, kinds)
        tried = [
            core_schema.no_info_wrap_validator_function(_attempt, choice) for choice in choices
        ]
        union = core_schema.union_schema(list(tried), mode="left_to_right")
        return _read_by(_Untagged().read, union)

    def _tagged(
        self, tag: str, choices: Sequence[CoreSchema], kinds: Sequence[object]
    ) -> CoreSchema:
        number_of = {
            _key(value): str(number)
            for number, values in enumerate(self._values)
            for value in values
        }

        def choice_of(value: object) -> str | None:
            own = _tag_in(value, tag)
            return None if own is None else number_of.get(_key(own))

        def read(value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
            if choice_of(value) is None:
                shown = ", ".join(_shown(one) for values in self._values for one in values)
                raise breach(f"must be an object whose {tag} is one of {shown}")
            try:
                return validate(value)
            except ValidationError as error:
                raise _without_choice(error) from None

        union = core_schema.tagged_union_schema(
            {str(number): choice for number, choice in enumerate(choices)}, choice_of
        )
        return _read_by(read, union)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler(schema)
        choices = described.get("oneOf", [])
        if self._field is None or len(choices) != len(self._values):
            return described
        mapping = {
            value: choice.get("$ref")
            for choice, values in zip(choices, self._values, strict=True)
            for value in values
        }
        known = all(isinstance(value, str) and ref is not None for value, ref in mapping.items())
        if not known:
            return described
        return described | {"discriminator": {"propertyName": self._field, "mapping": mapping}}


def _read_by(
    read: Callable[[object, core_schema.ValidatorFunctionWrapHandler], Any], union: CoreSchema
) -> CoreSchema:
    """pydantic would write a value as the first alternative that does not object, as whatever it is."""
    written = core_schema.plain_serializer_function_ser_schema(plain_data)
    return core_schema.no_info_wrap_validator_function(read, union, serialization=written)


def _tag_in(value: object, tag: str) -> Scalar | None:
    """The tag of what was read of JSON, or of a model that a program made."""
    found: object = None
    if isinstance(value, dict):
        found = value.get(tag)
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            if (info.alias or name) == tag:
                found = getattr(value, name)
    return found if isinstance(found, str | int | float) else None


def _key(value: Scalar) -> Tagged:
    """To Python `True` is `1`; to JSON it is not, and `1.0` is."""
    if isinstance(value, bool):
        return ("boolean", value)
    return ("text" if isinstance(value, str) else "number", value)


def _shown(value: Scalar) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else numeral(value)


def _without_choice(error: ValidationError) -> ValidationError:
    """pydantic names the alternative in the place of what is wrong in it; nothing in the value has that name."""
    errors: list[InitErrorDetails] = []
    for each in error.errors(include_url=False):
        errors.append(again({**each, "loc": each["loc"][1:]}))
    return ValidationError.from_exception_data(error.title, errors)


@dataclass(slots=True)
class _Reading:
    """What was found in one reading, and the alternatives that are being tried in it."""

    found: dict[tuple[int, int], tuple[object, Any, bool]] = field(default_factory=dict)
    attempts: list[list[tuple[int, Any]]] = field(default_factory=list)


_reading: ContextVar[_Reading | None] = ContextVar("_reading", default=None)


def _attempt(value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
    """One alternative. Where fields were dropped another one may drop fewer, so that it is only noted."""
    reading = _reading.get()
    if reading is None:
        return validate(value)
    read = validate(value)
    dropped = _dropped(value, read)
    if dropped == 0:
        return read
    reading.attempts[-1].append((dropped, read))
    raise breach("drops fields")


class _Untagged:
    """Reads values as the first alternative that they fit."""

    __slots__ = ("__weakref__",)

    def read(self, value: object, validate: core_schema.ValidatorFunctionWrapHandler) -> Any:
        reading = _reading.get()
        if reading is not None:
            return self._once(value, validate, reading)
        token = _reading.set(_Reading())
        try:
            return self.read(value, validate)
        finally:
            _reading.reset(token)

    def _once(
        self,
        value: object,
        validate: core_schema.ValidatorFunctionWrapHandler,
        reading: _Reading,
    ) -> Any:
        """An alternative within another would else be tried as often as all those around it: twice at each level."""
        key = (id(self), id(value))
        known = reading.found.get(key) if isinstance(value, dict | list) else None
        if known is None:
            # The value stays alive with what was found of it, so that no other gets its identity.
            known = (value, *self._try(value, validate, reading))
            reading.found[key] = known
        _value, read, fits = known
        if not fits:
            raise breach("must fit one of the alternatives")
        return read

    def _try(
        self,
        value: object,
        validate: core_schema.ValidatorFunctionWrapHandler,
        reading: _Reading,
    ) -> tuple[Any, bool]:
        attempts: list[tuple[int, Any]] = []
        reading.attempts.append(attempts)
        try:
            return validate(value), True
        except (ValidationError, PydanticCustomError):
            if not attempts:
                return None, False
            return min(attempts, key=lambda attempt: attempt[0])[1], True
        finally:
            reading.attempts.pop()


def _dropped(given: object, read: object) -> int:
    """How many fields of a value were not read, in all that it holds."""
    if isinstance(given, list | tuple) and isinstance(read, list | tuple):
        return sum(map(_dropped, given, read))
    if not isinstance(given, dict):
        return 0
    known = _fields_of(read)
    if known is None:
        return 0
    return sum(_dropped(item, known[name]) if name in known else 1 for name, item in given.items())


def _fields_of(read: object) -> Mapping[object, object] | None:
    """What was read, by the names of the wire."""
    if isinstance(read, BaseModel):
        fields: dict[object, object] = {}
        fields.update(read.model_extra or {})
        for name, info in type(read).model_fields.items():
            fields[info.alias or name] = getattr(read, name)
        return fields
    return read if isinstance(read, dict) else None
