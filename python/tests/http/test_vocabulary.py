"""The words that generated code is written in."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import MISSING, Field, TypeAdapter, ValidationError

from specwright_http.model import Model
from specwright_http.numeral import numeral
from specwright_http.pattern import matcher, shown
from specwright_http.rules import Length, Pattern, Range, Rules
from specwright_http.types import Integer, ListOf, Number


class Hat(Model):
    """A hat."""

    hat_size: Annotated[Integer | MISSING, Field(alias="hatSize")] = MISSING
    note: str | MISSING | None = MISSING


def words(type_: Any, value: object) -> list[tuple[str, object]]:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(value)
    return [(error["msg"], error.get("ctx", {}).get("code")) for error in caught.value.errors()]


def test_what_is_absent_is_not_written_and_null_is() -> None:
    assert Hat().model_dump_json() == "{}"
    assert Hat(note=None, hat_size=MISSING).model_dump_json() == '{"note":null}'
    assert Hat(hat_size=3).model_dump() == {"hatSize": 3}


def test_no_request_says_that_something_is_absent() -> None:
    for value in ("absent", "MISSING"):
        with pytest.raises(ValidationError):
            Hat.model_validate({"hatSize": value}, by_alias=True, by_name=False)


def test_requests_are_read_by_alias_alone() -> None:
    with pytest.raises(ValidationError):
        Hat.model_validate({"hat_size": 1}, by_alias=True, by_name=False)


def test_the_schema_does_not_know_absence() -> None:
    properties = Hat.model_json_schema()["properties"]
    assert "default" not in properties["hatSize"]
    assert "absent" not in str(properties)


def test_a_value_has_the_error_of_the_first_rule_that_it_breaks() -> None:
    text = Annotated[str, Rules(Length(min=2, code="SHORT"), Pattern("^a"))]
    assert words(text, "b") == [("must have at least 2 characters", "SHORT")]
    assert words(text, "a") == [("must have at least 2 characters", "SHORT")]
    other = Annotated[str, Rules(Length(min=2), Pattern("^a", code="NO_A"))]
    assert words(other, "b") == [("must have at least 2 characters", None)]
    assert words(other, "bb") == [("must match /^a/u", "NO_A")]
    assert words(Annotated[Integer, Range(ge=1, le=5, code="FEW")], 6) == [
        ("must be at most 5", "FEW")
    ]


def test_lists_are_tuples_for_programs() -> None:
    assert TypeAdapter(ListOf[Integer]).validate_python([1, 2.0]) == (1, 2)


def test_numbers_are_told_apart_from_what_looks_like_them() -> None:
    assert words(Integer, value=True) == [("must be a number", None)]
    assert words(Integer, 1.5) == [("must be a whole number", None)]
    assert words(Integer, 2**53) == [("must be at most 9007199254740991", None)]
    assert words(Number, 10**400) == [("must be a number", None)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.1, "0.1"),
        (1e21, "1e+21"),
        (1e-7, "1e-7"),
        (123456.5, "123456.5"),
        (-0.0, "0"),
        (1e20, "1" + "0" * 20),
    ],
)
def test_numerals_are_those_of_json(value: float, text: str) -> None:
    assert numeral(value) == text


def test_half_of_a_pair_is_a_character_to_a_pattern() -> None:
    assert matcher(r"^[^\n\r\x{2028}\x{2029}]$")("\ud800")


def test_a_pattern_is_asked_for_in_words_that_all_engines_read() -> None:
    digit = Annotated[str, Pattern(r"^\d$", portable="^[0-9]$")]
    assert words(digit, "\u0663") == [("must match /^\\d$/u", None)]
    assert TypeAdapter(digit).json_schema()["pattern"] == r"^\d$"


def test_patterns_are_shown_as_everywhere() -> None:
    assert [shown(each) for each in ("a/b", r"a\/b", "[/]", "", "\n")] == [
        r"/a\/b/u",
        r"/a\/b/u",
        "/[/]/u",
        "/(?:)/u",
        r"/\n/u",
    ]
