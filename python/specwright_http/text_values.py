"""Texts of a query, a path or the headers, turned to the types that are declared."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from pydantic import MISSING, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from .bad_fields import place
from .fault_words import UNFIT
from .model import Model
from .one_of import OneOf
from .refusal import FieldError
from .text_scalars import read_boolean, read_number
from .union import UnionOf

Texts: TypeAlias = Mapping[str, list[str]]
"""What a query, a path or the headers hold before their types are known."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """How one field is read; of a list, each of its texts."""

    is_list: bool
    read: Callable[[str], object]


def typed_reader(model: type[Model]) -> Callable[[Texts], dict[str, object]]:
    """Prepares the reading of the fields of a model, strictly: what is no number stays text.

    Nothing is dropped and nothing is merged: unknown names and repeated single values reach the
    model too, which refuses them.
    """
    readers = {
        field.alias or name: _reader_of_field(field) for name, field in model.model_fields.items()
    }

    def read(texts: Texts) -> dict[str, object]:
        return {name: _value(readers.get(name), given) for name, given in texts.items()}

    return read


def lists_of(model: type[Model] | None) -> frozenset[str]:
    """The names of the fields that are lists."""
    fields = {} if model is None else model.model_fields
    return frozenset(
        field.alias or name for name, field in fields.items() if _reader_of_field(field).is_list
    )


def items_of(text: str) -> list[str]:
    """What commas part. Nothing at all is a list without items."""
    return [] if text == "" else text.split(",")


def _value(reader: _Reader | None, given: list[str]) -> object:
    if reader is not None and reader.is_list:
        return [reader.read(text) for text in given]
    if len(given) > 1:
        return given
    return given[0] if reader is None else reader.read(given[0])


def _reader_of_field(field: FieldInfo) -> _Reader:
    """pydantic keeps what an annotation says besides its type in a list of its own."""
    return _reader_of(field.annotation, field.metadata)


def _reader_of(annotation: object, said: Sequence[object] = ()) -> _Reader:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _reader_of(arguments[0], arguments[1:])
    for one in said:
        if isinstance(one, OneOf):
            return _Reader(False, one.read_text)
        if isinstance(one, UnionOf) and origin in (Union, UnionType):
            return _Reader(False, _first_fitting(arguments))
    if origin in (Union, UnionType):
        return _reader_of(next(kind for kind in arguments if kind not in (MISSING, NoneType)))
    if origin in (list, tuple):
        return _Reader(True, _reader_of(arguments[0]).read)
    if annotation is bool:
        return _Reader(False, read_boolean)
    if annotation in (int, float):
        return _Reader(False, read_number)
    return _Reader(False, str)


def read_text(text: str, annotation: object, said: Sequence[object]) -> object:
    """A text as the type that is declared; what is none stays text."""
    return _reader_of(annotation, said).read(text)


def _first_fitting(kinds: Sequence[Any]) -> Callable[[str], object]:
    """Reads a text as the first of several types that takes what it reads."""
    readers = [(TypeAdapter(kind), _reader_of(kind).read) for kind in kinds]

    def read(text: str) -> object:
        for adapter, read_one in readers:
            value = read_one(text)
            try:
                adapter.validate_python(value, strict=True)
            except ValidationError:
                continue
            return value
        return text

    return read


NOT_KEPT = re.compile("[\0\ud800-\udfff]")


def is_fit_text(text: str) -> bool:
    """Whether every store can keep it: some know no U+0000, and half a surrogate pair is no UTF-8."""
    return NOT_KEPT.search(text) is None


def unfit_texts(value: object, path: tuple[int | str, ...] = ()) -> Iterable[FieldError]:
    """The places of a JSON value whose text, or whose name, no store can keep as it is."""
    if isinstance(value, str):
        if not is_fit_text(value):
            yield FieldError(place(path), UNFIT)
    elif isinstance(value, list):
        for at, item in enumerate(value):
            yield from unfit_texts(item, (*path, at))
    elif isinstance(value, Mapping):
        for name, field in value.items():
            if is_fit_text(name):
                yield from unfit_texts(field, (*path, name))
            else:
                yield FieldError(place((*path, NOT_KEPT.sub("\ufffd", name))), UNFIT)


def unfit_fields(texts: Texts) -> Iterable[FieldError]:
    """The same of a path or a query, whose values are texts."""
    for name, values in texts.items():
        if not all(map(is_fit_text, values)):
            yield FieldError(name, UNFIT)


def may_hold_unfit_text(data: bytes) -> bool:
    """Only an escape can say such a text: neither byte of it is allowed in JSON as it stands."""
    return b"\\u" in data
