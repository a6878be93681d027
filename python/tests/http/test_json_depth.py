"""How deep JSON is nested, by its bytes."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specwright_http.json_body import is_deeper_than

# Much of it could be taken for the end of a text or for a bracket.
PIECES = st.sampled_from(['"', "\\", "[", "[[[", "}"]) | st.characters()
TEXTS = st.lists(PIECES, max_size=6).map("".join)

# Narrow, because what is looked at is how deep they are, and wide ones take long to make.
VALUES = st.recursive(
    st.none() | TEXTS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(TEXTS, inner, max_size=2),
)


def _depth_of(value: object) -> int:
    if isinstance(value, dict):
        return 1 + max(map(_depth_of, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth_of, value), default=0)
    return 0


@settings(max_examples=300)
@given(VALUES, st.integers(0, 4), st.booleans())
def test_it_is_as_deep_as_the_value_is(value: object, limit: int, ascii_only: bool) -> None:
    data = json.dumps(value, ensure_ascii=ascii_only).encode("utf-8", "surrogatepass")
    assert is_deeper_than(limit, data) == (_depth_of(value) > limit)


@pytest.mark.parametrize(
    ("data", "limit", "deeper"),
    [
        (b'{"a":"[[[[[["}', 1, False),
        (rb'{"a":"\"[[[[["}', 1, False),
        (rb'{"a":"\\",  "b":[[1]]}', 2, True),
        (b"[[],[],[],[]]", 2, False),
        (b"[" * 100_000, 32, True),
        (b'["' + b"[" * 100_000, 32, False),
    ],
)
def test_texts_do_not_count(data: bytes, limit: int, deeper: bool) -> None:
    assert is_deeper_than(limit, data) is deeper
