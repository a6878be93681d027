"""Which error answers a request that is wrong in several places."""

from typing import Annotated, Any

import pytest
from pydantic import ValidationError

from specwright_http.bad_fields import refusal_of
from specwright_http.model import Model
from specwright_http.rules import Length, Pattern, Rules
from specwright_http.types import Integer


class Thing(Model):
    """A thing whose fields have errors of their own."""

    short: Annotated[str, Rules(Length(min=3, code="TOO_SHORT"), Pattern("^a"))] = "aaa"
    brief: Annotated[str, Length(min=3, code="TOO_SHORT")] = "aaa"
    plain: Annotated[str, Rules(Pattern("^a"), Length(min=3, code="TOO_SHORT"))] = "aaa"
    odd: Annotated[str, Pattern("^a", code="ODD")] = "a"
    count: Integer = 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"short": "b"}, "TOO_SHORT"),
        ({"short": "b", "brief": "b"}, "TOO_SHORT"),
        ({"plain": "b"}, "VALIDATION_FAILED"),
        ({"plain": "a"}, "TOO_SHORT"),
        ({"short": "b", "odd": "b"}, "VALIDATION_FAILED"),
        ({"short": "b", "count": "b"}, "VALIDATION_FAILED"),
    ],
)
def test_all_bad_fields_of_one_error_are_answered_with_it(given: dict[str, Any], code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Thing.model_validate(given, by_alias=True, by_name=False)
    assert refusal_of(raised.value.errors(include_url=False), (), {}).code == code
