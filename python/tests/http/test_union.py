"""Values of one of several alternatives."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import pytest
from pydantic import MISSING, Field, TypeAdapter, ValidationError

from specwright_http.bad_fields import field_errors_of
from specwright_http.model import REQUEST, Model, TolerantModel
from specwright_http.one_of import OneOf
from specwright_http.text_values import typed_reader
from specwright_http.types import Date, Integer, ListOf
from specwright_http.union import UnionOf


class Cat(Model):
    kind: Annotated[Literal[1, True], OneOf(1, True)]
    name: str


class Dog(Model):
    kind: Literal["1"]
    size: Integer = 3


Pet = Annotated[Cat | Dog, UnionOf("kind", (1, True), ("1",))]


class One(TolerantModel):
    a: Integer


class Two(TolerantModel):
    a: Integer
    c: Integer


class Left(Model):
    next: Tree
    b: Integer


class Right(Model):
    next: Tree
    c: Integer


Tree = Annotated[Left | Right | None, UnionOf()]
Left.model_rebuild()
Right.model_rebuild()


def read(kind: Any, value: object, context: object = None) -> object:
    adapter: TypeAdapter[Any] = TypeAdapter(kind)
    try:
        found = adapter.validate_python(value, by_alias=True, by_name=False, context=context)
    except ValidationError as error:
        return [(fault.path, fault.message) for fault in field_errors_of(error)]
    return adapter.dump_python(found, by_alias=True)


def test_a_tag_is_compared_as_json_compares() -> None:
    assert read(Pet, {"kind": 1.0, "name": "a"}) == {"kind": 1, "name": "a"}
    assert read(Pet, {"kind": "1"}) == {"kind": "1", "size": 3}


def test_what_is_wrong_is_said_of_the_one_whose_tag_a_value_has() -> None:
    assert read(Pet, {"kind": True}) == [("name", "is missing")]
    assert read(ListOf[Pet], [{"kind": 1, "name": 2}]) == [("[0].name", "must be a text")]


@pytest.mark.parametrize("value", [{"kind": False, "name": "a"}, {"name": "a"}, None, []])
def test_without_a_tag_it_is_said_of_the_whole(value: object) -> None:
    assert read(Pet, value) == [("", "must be an object whose kind is one of 1, true, 1")]


def test_a_program_gives_what_it_made() -> None:
    class Owner(Model):
        pet: Pet

    assert Owner(pet=Dog(kind="1")).model_dump() == {"pet": {"kind": "1", "size": 3}}
    with pytest.raises(ValidationError):
        Owner(pet=One(a=1))  # type: ignore[arg-type]


def test_without_a_tag_they_are_tried_in_their_order() -> None:
    either = Annotated[Integer | Date | ListOf[Date], UnionOf()]
    assert read(either, 1.0) == 1
    assert read(either, "2026-01-31") == "2026-01-31"
    assert read(either, ["2026-01-31"]) == ["2026-01-31"]
    assert read(either, True) == [("", "must fit one of the alternatives")]


@pytest.mark.parametrize(
    ("kind", "value"), [(str, "a"), (ListOf[Integer], (1,)), (Literal["a", "b"], "b")]
)
def test_equal_alternatives_are_one(kind: Any, value: object) -> None:
    assert read(Annotated[kind | kind, UnionOf()], value) == (
        list(value) if isinstance(value, tuple) else value
    )
    assert read(Annotated[kind | kind, UnionOf()], None) == [
        ("", "must fit one of the alternatives")
    ]


def test_a_request_drops_the_fewest_fields() -> None:
    either = Annotated[One | Two, UnionOf()]
    assert read(either, {"a": 1, "x": 2}, REQUEST) == {"a": 1}
    assert read(either, {"a": 1, "c": 2, "x": 3}, REQUEST) == {"a": 1, "c": 2}
    assert read(either, {"a": 1, "c": "x"}, REQUEST) == {"a": 1}
    assert read(either, {"a": 1, "x": 2}) == [("", "must fit one of the alternatives")]


def test_within_each_other_they_are_tried_once_for_each_value() -> None:
    value: object = {"next": "wrong", "c": 1}
    for _ in range(60):
        value = {"next": value, "c": 1}
    assert read(Tree, value) == [("", "must fit one of the alternatives")]


def test_a_text_is_read_as_the_first_that_takes_what_it_reads() -> None:
    class Query(Model):
        p: (
            Annotated[Annotated[int, Field(le=9)] | Literal["last", "7"] | bool | str, UnionOf()]
            | MISSING
        ) = MISSING

    reader = typed_reader(Query)
    texts = ["7", "12", "1.5", "last", "true", "TRUE", ""]
    assert [reader({"p": [text]})["p"] for text in texts] == [
        7,
        "12",
        "1.5",
        "last",
        True,
        "TRUE",
        "",
    ]


def test_the_description_names_the_tag_of_components() -> None:
    class Red(Model):
        colour: Literal["red"]

    class Blue(Model):
        colour: Literal["blue"]

    described = TypeAdapter(
        Annotated[Red | Blue, UnionOf("colour", ("red",), ("blue",))]
    ).json_schema()
    assert described["discriminator"] == {
        "propertyName": "colour",
        "mapping": {"red": "#/$defs/Red", "blue": "#/$defs/Blue"},
    }
    assert "discriminator" not in TypeAdapter(Pet).json_schema()
