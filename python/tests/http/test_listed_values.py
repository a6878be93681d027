"""Lists, texts and media types as requests hold them; the same cases as `http/listed-values.test.ts`."""

from typing import Annotated, Any

import pytest
from pydantic import MISSING, Field

from specwright_http.header_map import header_map
from specwright_http.input_reader import Input, RawRequest, input_reader
from specwright_http.json_body import is_media
from specwright_http.model import Model
from specwright_http.operation import Operation
from specwright_http.types import Integer, ListOf


class Params(Model):
    ids: ListOf[Integer]
    name: str


class Headers(Model):
    x_tags: Annotated[ListOf[str] | MISSING, Field(alias="X-Tags")] = MISSING


read = input_reader(
    Operation(
        id="getPicksByIdsAndName",
        method="GET",
        path="/picks/{ids}/{name}",
        capability="picks",
        summary="",
        description="",
        requirements=(),
        params=Params,
        headers=Headers,
        replies={200: Any},
        errors=(),
    )
)


def given(name: str = "n", query: str = "", tags: bytes | None = None) -> Input:
    headers = header_map([] if tags is None else [(b"x-tags", tags)])
    answer = read(RawRequest({"ids": ["1", "2"], "name": [name]}, query, headers, b""))
    assert isinstance(answer, Input)
    return answer


@pytest.mark.parametrize(
    ("sent", "tags"),
    [(b"a,b , c", ("a", "b", "c")), (b"a", ("a",)), (b"a,,b", ("a", "", "b")), (b"", ())],
)
def test_commas_part_a_list_in_a_header(sent: bytes, tags: tuple[str, ...]) -> None:
    answer = given(tags=sent)
    assert answer.values["headers"].x_tags == tags
    assert answer.values["params"].ids == (1, 2)


def test_a_null_character_is_refused_in_a_path_and_a_query() -> None:
    assert [error.path for error in given(name="a\0b").errors] == ["name"]
    assert [error.path for error in given(query="x=%00").errors] == ["x", "x"]


@pytest.mark.parametrize(
    ("sent", "fits"),
    [("IMAGE/svg+xml; a=b", True), ("text/plain", False), ("image/", False), (None, False)],
)
def test_a_range_of_media_types_takes_what_lies_in_it(sent: str | None, fits: bool) -> None:
    assert is_media(sent, "image/*") is fits
