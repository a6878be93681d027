"""The writing of JSON for values of a known type, as fast as their type allows."""

from collections.abc import Callable
from json import JSONEncoder
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import MISSING

from .json_text import json_text, without_lone_surrogates
from .model import Model

JsonWriter: TypeAlias = Callable[[object], str]

ALIKE = frozenset({str, int, bool, NoneType})
"""Python's own encoder writes them as all others do."""

_encode = JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def json_writer_of(kind: Any) -> JsonWriter:
    """What writes the plain data of values of a type.

    Python spells some numbers in another way than JavaScript, and lists the names of maps in
    another order; where a type has neither, its own encoder may work.
    """
    return _fast if _is_alike(kind, set()) else json_text


def _fast(value: object) -> str:
    return without_lone_surrogates(_encode(value))


def _is_alike(kind: Any, seen: set[type[Model]]) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        return _is_alike(get_args(kind)[0], seen)
    if origin is Literal:
        return True
    if origin in (Union, UnionType, list, tuple):
        return all(each is ... or _is_alike(each, seen) for each in get_args(kind))
    if not isinstance(kind, type) or not issubclass(kind, Model):
        return kind in ALIKE or kind is MISSING
    if kind in seen:
        return True
    seen.add(kind)
    fields = kind.model_fields.values()
    return all(_is_alike(field.annotation, seen) for field in fields)
