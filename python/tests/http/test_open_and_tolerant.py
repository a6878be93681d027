"""Undeclared fields: left out of requests, kept, or refused."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import MISSING, Field, TypeAdapter, ValidationError

from specwright_http.model import REQUEST, Model, TolerantModel
from specwright_http.types import Integer, ListOf


class Node(TolerantModel):
    name: Annotated[str, Field(max_length=5)]
    next: Node | MISSING = MISSING
    user_id: Annotated[str, Field(alias="userId")]


class Bag(Model, extra="allow"):
    id: str
    __pydantic_extra__: dict[str, Integer]


ALL = TypeAdapter(ListOf[Node])


def read(adapter: TypeAdapter[object], value: object, context: object = REQUEST) -> object:
    model = adapter.validate_python(value, by_alias=True, by_name=False, context=context)
    return adapter.dump_python(model, by_alias=True)


NESTED = {"name": "a", "userId": "u", "x": 1, "next": {"name": "b", "userId": "v", "user_id": "w"}}


def test_a_request_is_read_without_what_nobody_declared() -> None:
    wanted = {"name": "a", "userId": "u", "next": {"name": "b", "userId": "v"}}
    assert read(TypeAdapter(Node), NESTED) == wanted
    assert read(TypeAdapter(ListOf[Node]), [NESTED]) == (wanted,)


def test_the_rules_of_what_is_declared_stay() -> None:
    with pytest.raises(ValidationError, match="at most 5"):
        read(TypeAdapter(Node), NESTED | {"name": "too long"})


def test_an_answer_and_a_program_are_held_to_what_is_declared() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        read(TypeAdapter(Node), NESTED, context=None)


def test_an_open_object_keeps_what_has_the_type_that_is_declared() -> None:
    given = {"id": "a", "x": 1, "constructor": 2.0, "model_config": 3, "__proto__": 4}
    assert read(TypeAdapter(Bag), given) == given
    with pytest.raises(ValidationError, match="must be a number"):
        read(TypeAdapter(Bag), {"id": "a", "x": "b"})


def test_the_description_says_whether_others_may_be_sent() -> None:
    assert "additionalProperties" not in TypeAdapter(Node).json_schema()["$defs"]["Node"]
    assert TypeAdapter(Bag).json_schema()["additionalProperties"]["type"] == "integer"
