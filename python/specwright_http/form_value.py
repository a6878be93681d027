"""The value that a form is, by the type that is declared."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import MISSING
from pydantic.fields import FieldInfo

from .bad_fields import place
from .form_entries import FormEntries, Sent
from .json_body import DEPTH_LIMIT, Reading, parse_json
from .model import Model
from .refusal import FieldError
from .text_values import read_text

BRACKETED = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])+)", re.DOTALL)


@dataclass(slots=True)
class _Place:
    """What was sent for a place, and for places in it."""

    sent: list[Sent] = field(default_factory=list)
    inner: dict[str, "_Place"] = field(default_factory=dict)


_At: TypeAlias = tuple[int | str, ...]

_Type: TypeAlias = tuple[object, Sequence[object]]
"""An annotation, and what is said of it beside."""


def form_value(entries: FormEntries, kind: object, *, is_parts: bool) -> Reading | None:
    """The value of a form. None: it is nested too deep.

    Brackets are places of the type, `address[city]`, `items[0][sku]`; texts get the types that are
    declared, strictly, as in a query. An object in a form of parts may be one part in JSON. Nothing
    is dropped and nothing is merged: what is unknown or stands twice reaches the model.
    """
    whole: _Type = (kind, ())
    root = _Place()
    for name, value in entries:
        path = _path_of(name, whole)
        if len(path) > DEPTH_LIMIT:
            return None
        here = root
        for key in path:
            here = here.inner.setdefault(key, _Place())
        here.sent.append(value)
    reading = _Form(is_parts)
    whole_value = reading.object_in(root, whole, ())
    return Reading(whole_value, tuple(reading.errors))


def _path_of(name: str, whole: _Type) -> list[str]:
    """`address[city]` is a place of `address`, unless a field is called so, or nothing is."""
    match = BRACKETED.fullmatch(name) if _member_of(whole, name, or_other=False) is None else None
    if match is None or _member_of(whole, match[1], or_other=True) is None:
        return [name]
    return [match[1], *match[2][1:-1].split("][")]


def _options(kind: _Type) -> list[_Type]:
    """The alternatives of a type, once absence and null are looked through."""
    annotation, said = kind
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _options((arguments[0], (*arguments[1:], *said)))
    if origin in (Union, UnionType):
        others = [one for one in arguments if one not in (MISSING, NoneType)]
        return [option for one in others for option in _options((one, said))]
    return [kind]


def _model_of(kind: _Type) -> type[Model] | None:
    annotation = kind[0]
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return None


def _fields_of(kind: _Type) -> Mapping[str, FieldInfo]:
    model = _model_of(kind)
    return {} if model is None else model.model_fields


def _is_object(kind: _Type) -> bool:
    return _model_of(kind) is not None or get_origin(kind[0]) is dict


def _member_of(kind: _Type, name: str, *, or_other: bool) -> _Type | None:
    """The type of a member. Of several alternatives the first that has it counts."""
    every = _options(kind)
    for option in every:
        model = _model_of(option)
        member = None if model is None else _members_of(model).get(name)
        if member is not None:
            return member
    others = (_other_of(option) for option in every)
    return next((other for other in others if other is not None), None) if or_other else None


def _other_of(kind: _Type) -> _Type | None:
    """The type of what is not declared, where it is kept."""
    if get_origin(kind[0]) is dict:
        return (get_args(kind[0])[1], ())
    model = _model_of(kind)
    if model is None or model.model_config.get("extra") != "allow":
        return None
    return _extra_of(model)


# Clients decide how often these are asked, and models never change.
@cache
def _extra_of(model: type[Model]) -> _Type:
    hints: dict[str, Any] = get_type_hints(model, include_extras=True)
    return (get_args(hints["__pydantic_extra__"])[1], ())


@cache
def _members_of(model: type[Model]) -> Mapping[str, _Type]:
    fields = model.model_fields.items()
    return {info.alias or name: (info.annotation, info.metadata) for name, info in fields}


@dataclass(slots=True)
class _Form:
    """How the places of one form are read, and the files that stand where none may."""

    is_parts: bool
    errors: list[FieldError] = field(default_factory=list)

    def value_in(self, here: _Place, kind: _Type | None, at: _At) -> object:
        sent, inner = here.sent, here.inner
        if sent and inner:
            # Both a value and an object: it is neither.
            return [len(sent), None]
        every = [] if kind is None else _options(kind)
        for annotation, _ in every:
            if get_origin(annotation) in (list, tuple):
                return self.list_in(here, (get_args(annotation)[0], ()), at)
        if any(map(_is_object, every)):
            if inner:
                return self.object_in(here, kind, at)
            return self.object_of(sent[0]) if len(sent) == 1 else [str(one) for one in sent]
        if inner:
            return self.object_in(here, None, at)
        if len(sent) > 1:
            return [self.text_of(one, None, (*at, i)) for i, one in enumerate(sent)]
        return self.text_of(sent[0], kind, at)

    def text_of(self, sent: Sent, kind: _Type | None, at: _At) -> object:
        """A file is one where the type has it; where anything may stand, it may not."""
        if isinstance(sent, str):
            return sent if kind is None else read_text(sent, *kind)
        if kind is not None and any(option[0] is not Any for option in _options(kind)):
            return sent
        self.errors.append(FieldError(place(at), "must not be a file"))
        return None

    def object_of(self, sent: Sent) -> object:
        """A part in JSON. What is none, a text or a file, is refused as what it is not."""
        if not isinstance(sent, str):
            return []
        read = parse_json(sent.encode()) if self.is_parts else None
        return sent if read is None else read.value

    def object_in(self, here: _Place, kind: _Type | None, at: _At) -> dict[str, object]:
        value = {
            name: self.value_in(
                inner, None if kind is None else _member_of(kind, name, or_other=True), (*at, name)
            )
            for name, inner in here.inner.items()
        }
        only = [] if kind is None else _options(kind)
        for name, info in _fields_of(only[0]).items() if len(only) == 1 else ():
            key = info.alias or name
            if key not in here.inner and info.is_required():
                self.fill(value, key, (info.annotation, info.metadata), (*at, key))
        return value

    def fill(self, value: dict[str, object], name: str, kind: _Type, at: _At) -> None:
        """No text says an empty list, or in a form of texts an empty object.

        One that is needed and has no values is empty.
        """
        only, *others = _options(kind)
        if others:
            return
        if get_origin(only[0]) in (list, tuple):
            value[name] = []
        elif _is_object(only) and not self.is_parts:
            value[name] = self.object_in(_Place(), kind, at)

    def list_in(self, here: _Place, item: _Type, at: _At) -> object:
        """What stands several times, or with all of the indexes that a list of so many has."""
        if not here.inner:
            is_of_objects = any(map(_is_object, _options(item)))
            return [
                self.object_of(one) if is_of_objects else self.text_of(one, item, (*at, i))
                for i, one in enumerate(here.sent)
            ]
        places = [here.inner.get(str(at)) for at in range(len(here.inner))]
        found = [one for one in places if one is not None]
        if len(found) < len(places):
            return self.object_in(here, None, at)
        return [self.value_in(one, item, (*at, i)) for i, one in enumerate(found)]


def bracketed(kind: object) -> list[str]:
    """The fields of a form that are objects or hold some: `address[city]`."""
    return [
        info.alias or name
        for option in _options((kind, ()))
        for name, info in _fields_of(option).items()
        if _holds_objects((info.annotation, info.metadata))
    ]


def _holds_objects(kind: _Type) -> bool:
    return any(
        _is_object(option)
        or (get_origin(option[0]) in (list, tuple) and _holds_objects((get_args(option[0])[0], ())))
        for option in _options(kind)
    )
