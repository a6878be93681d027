"""What an implementation reads by itself is read as strictly, and spoken of in the same words."""

import pytest
from pydantic import ValidationError

from specwright_http.bad_fields import field_errors_of
from specwright_http.json_body import Reading, parse_json
from specwright_http.refusal import FieldError

from .things import Needed


@pytest.mark.parametrize(
    ("data", "reading"),
    [
        (b'\xef\xbb\xbf{"a":1}', Reading({"a": 1})),
        (b"null", Reading(None)),
        (b"", None),
        (b"{", None),
        (b'"\xff"', None),
        (b"[" * 33 + b"]" * 33, None),
        (b"[" * 100_000, None),
    ],
)
def test_bytes_are_json_or_they_are_not(data: bytes, reading: Reading | None) -> None:
    assert parse_json(data) == reading


def test_bad_places_are_named_once() -> None:
    with pytest.raises(ValidationError) as caught:
        Needed.model_validate({"colour": "BLUE", "whole": 0.5, "list": ["a"]})
    named = field_errors_of(caught.value)
    assert named[:2] == (
        FieldError("text", "is missing"),
        FieldError("whole", "must be a whole number"),
    )
    assert FieldError("colour", "must be one of RED, GREEN") in named
    assert FieldError("list[0]", "must be a number") in named
