"""JSON as it goes over the wire, and the text that is the same for the same value."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specwright_http.canonical_json import canonical_json
from specwright_http.json_body import Reading, read_json
from specwright_http.json_text import json_text

SCALARS = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False)
VALUES = st.recursive(
    SCALARS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def _turned(value: object) -> object:
    if isinstance(value, list):
        return [_turned(item) for item in value]
    if isinstance(value, dict):
        return {name: _turned(item) for name, item in reversed(value.items())}
    return value


@given(VALUES)
def test_the_order_of_fields_does_not_matter_to_the_canonical_text(value: object) -> None:
    assert canonical_json(_turned(value)) == canonical_json(value)


@given(st.recursive(st.text() | st.integers(-99, 99), st.lists))
def test_what_is_written_reads_back_as_itself(value: object) -> None:
    assert json.loads(json_text(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_read_back_as_themselves(number: float) -> None:
    assert float(json_text(number)) == number


@given(VALUES)
def test_every_value_is_written_as_json_that_says_the_same(value: object) -> None:
    assert _equal(json.loads(json_text(value), parse_constant=_no_constant), value)


def _equal(read: object, value: object) -> bool:
    """As values of JSON: 1 and 1.0 are one number, and null stands for what is none."""
    if isinstance(value, float) and math.isinf(value):
        return read is None
    if isinstance(value, list):
        return isinstance(read, list) and all(map(_equal, read, value))
    if isinstance(value, dict):
        return isinstance(read, dict) and all(_equal(read[name], value[name]) for name in value)
    return read == value and isinstance(read, bool) == isinstance(value, bool)


def _no_constant(name: str) -> None:
    raise AssertionError(name)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "10": 2, "2": 3}, '{"b":1,"10":2,"2":3}'),
        ([float("inf"), {"a": float("nan")}], '[null,{"a":null}]'),
        ("\ud800a\U0001f3a9\u2028\x7f\x00", '"\\ud800a\U0001f3a9\u2028\x7f\\u0000"'),
        (({}, [], ()), "[{},[],[]]"),
        ([True, False, None], "[true,false,null]"),
    ],
)
def test_it_is_written_without_a_space_and_in_utf_8(value: object, text: str) -> None:
    assert json_text(value) == text
    json_text(value).encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1.0, "c": [2, 1], "a": 0}, '{"a":0,"b":1,"c":[2,1]}'),
        (
            [0.0, -0.0, 1e21, 1e20, 1e-7, 1e-6, 0.1, 5e-324],
            "[0,0,1e+21,100000000000000000000,1e-7,0.000001,0.1,5e-324]",
        ),
        ([float("inf")], "[null]"),
        ("\ud800a\U0001f3a9\u2028\x7f\x00", '"\\ud800a\U0001f3a9\u2028\x7f\\u0000"'),
    ],
)
def test_the_canonical_text_is_the_one_that_the_kernel_in_typescript_digests(
    value: object, text: str
) -> None:
    assert canonical_json(value) == text


def test_names_are_sorted_by_their_code_units() -> None:
    assert canonical_json({"\U0001f3a9": 1, "\uffff": 2}) == '{"\U0001f3a9":1,"\uffff":2}'
    assert canonical_json({"a": "1"}) != canonical_json({"a": 1})


def test_only_plain_data_is_written() -> None:
    with pytest.raises(TypeError, match="JSON holds no object"):
        json_text(object())
    with pytest.raises(TypeError, match="JSON holds no object"):
        canonical_json(object())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (b"12345678901234567890", 12345678901234567000.0),
        (b"9007199254740991", 2**53 - 1),
        (b"-0", 0),
        (b"1" * 5_000, float("inf")),
        (b'\xef\xbb\xbf"a"', "a"),
        (b'{"a":1,"a":2}', {"a": 2}),
    ],
)
def test_json_is_read_as_javascript_reads_it(text: bytes, value: object) -> None:
    assert read_json(text) == Reading(value)
