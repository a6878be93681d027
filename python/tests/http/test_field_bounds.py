"""Bounds of pydantic's `Field`, in the words and with the description that the contract has for them."""

from __future__ import annotations

import json
from typing import Annotated, Any

import pytest
from pydantic import Field, TypeAdapter, ValidationError

from specwright_http.answer import Answer
from specwright_http.bad_fields import field_errors_of
from specwright_http.contract_fault import ContractFault
from specwright_http.header_map import header_map
from specwright_http.input_reader import Input, RawRequest, input_reader
from specwright_http.json_numbers import LARGEST_SAFE
from specwright_http.model import Model
from specwright_http.operation import Operation
from specwright_http.reply import Ok
from specwright_http.reply_check import reply_checker
from specwright_http.types import DOUBLE, WHOLE


class Note(Model):
    text: Annotated[str, Field(min_length=1, max_length=2, pattern="^[^b]+$")]


operation = Operation(
    id="putNote",
    method="PUT",
    path="/note",
    capability="notes",
    summary="",
    description="",
    requirements=(),
    body=Note,
    replies={200: Note},
    errors=(),
)

HALF = "\ud83d"


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (Annotated[int, Field(ge=1, le=9), WHOLE], 0.0, "must be at least 1"),
        (Annotated[int, Field(ge=1, le=9), WHOLE], 10, "must be at most 9"),
        (Annotated[int, Field(ge=1, le=9), WHOLE], 2**53, f"must be at most {LARGEST_SAFE}"),
        (Annotated[int, Field(ge=1, le=9), WHOLE], True, "must be a number"),
        (Annotated[int, Field(ge=1, le=9), WHOLE], 1.5, "must be a whole number"),
        (Annotated[int, Field(gt=1, lt=9), WHOLE], 1, "must be more than 1"),
        (Annotated[float, Field(gt=1, lt=1e21), DOUBLE], 1e21, "must be less than 1e+21"),
        (Annotated[float, Field(ge=-1e-7), DOUBLE], -1, "must be at least -1e-7"),
        (
            Annotated[str, Field(min_length=2, max_length=3)],
            "😀",
            "must have at least 2 characters",
        ),
        (Annotated[str, Field(max_length=1, pattern="b")], "aa", "must have at most 1 characters"),
        (Annotated[str, Field(pattern="^a/b")], "", r"must match /^a\/b/u"),
        (Annotated[str, Field(min_length=1)], HALF, "must not hold U+0000 or half a character"),
    ],
)
def test_a_broken_bound_is_said_in_the_words_of_the_contract(
    kind: Any, value: object, message: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(value)
    assert [error.message for error in field_errors_of(caught.value)] == [message]


def test_a_whole_number_is_described_with_the_bounds_of_all_where_it_has_none_of_its_own() -> None:
    def described(**bounds: int) -> dict[str, Any]:
        return TypeAdapter(Annotated[int, Field(**bounds), WHOLE]).json_schema()

    assert described() == {"type": "integer", "minimum": -LARGEST_SAFE, "maximum": LARGEST_SAFE}
    assert described(ge=1) == {"type": "integer", "minimum": 1, "maximum": LARGEST_SAFE}
    assert described(gt=1, lt=9) == {
        "type": "integer",
        "exclusiveMinimum": 1,
        "exclusiveMaximum": 9,
    }


def test_half_of_a_pair_is_a_character_of_a_text_that_has_bounds() -> None:
    check = reply_checker(operation)
    answer = check(Ok(Note.model_construct(text=HALF)))
    assert isinstance(answer, Answer)
    assert answer.content is not None
    assert json.loads(answer.content.data) == {"text": HALF}
    for text in (HALF * 3, f"{HALF}b"):
        with pytest.raises(ContractFault):
            check(Ok(Note.model_construct(text=text)))


def test_half_of_a_pair_is_refused_in_a_request_for_that_alone() -> None:
    headers = header_map([(b"content-type", b"application/json")])
    given = input_reader(operation)(RawRequest({}, "", headers, b'{"text":"\\ud83d"}'))
    assert isinstance(given, Input)
    assert given.faults == []
    assert [(error.path, error.message) for error in given.errors] == [
        ("text", "must not hold U+0000 or half a character")
    ]
