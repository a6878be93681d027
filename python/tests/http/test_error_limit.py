"""A small body that is wrong in very many places: the answer, and what it takes to make it."""

import json
import tracemalloc
from typing import Annotated

import pytest
from pydantic import MISSING, JsonValue

from specwright_http.bad_fields import refusal_of
from specwright_http.input_reader import Input as Given
from specwright_http.input_reader import RawRequest, input_reader
from specwright_http.model import Model
from specwright_http.operation import Operation
from specwright_http.refused import Refused
from specwright_http.rules import Length
from specwright_http.types import Integer, ListOf, MapOf


class Line(Model):
    """One of many."""

    name: str
    count: Integer


class Basket(Model):
    """Lists and maps, and lists of lists."""

    lines: ListOf[Line] = ()
    counts: Annotated[ListOf[Integer], Length(max=1_000_000)] = ()
    grid: ListOf[ListOf[Integer]] = ()
    prices: MapOf[Integer] | MISSING = MISSING


READ = input_reader(
    Operation(
        id="postBaskets",
        method="POST",
        path="/baskets",
        capability="baskets",
        summary="",
        description="",
        requirements=(),
        body=Basket,
        replies={},
        errors=(),
    )
)


def _refused(body: JsonValue) -> Refused:
    data = json.dumps(body).encode()
    given = READ(RawRequest({}, "", {"content-type": "application/json"}, data))
    assert isinstance(given, Given)
    return refusal_of(given.faults, given.errors, {})


def test_bad_places_far_apart_are_all_named_where_they_are() -> None:
    counts: list[JsonValue] = list(range(200))
    prices: dict[str, JsonValue] = {f"p{at}": at for at in range(200)}
    for at in (0, 17, 199):
        counts[at] = "x"
        prices[f"p{at}"] = "x"
    refused = _refused({"counts": counts, "prices": prices, "grid": [[1] * 50 + ["x"]] * 20})
    expected = [f"counts[{at}]" for at in (0, 17, 199)]
    expected += [f"grid[{at}][50]" for at in range(20)]
    expected += [f"prices.p{at}" for at in (0, 17, 199)]
    assert [error.path for error in refused.errors] == expected


def test_lists_and_maps_of_any_length_are_read_whole() -> None:
    counts = list(range(1_000))
    prices = {f"p{at}": at for at in range(1_000)}
    basket = Basket.model_validate({"counts": counts, "prices": prices})
    assert basket == Basket(counts=tuple(counts), prices=prices)


def test_unknown_names_are_named_after_the_known() -> None:
    refused = _refused({**{f"x{at}": 0 for at in range(500)}, "lines": 0})
    assert refused.errors[0].path == "lines"
    assert [error.path for error in refused.errors[1:]] == [f"x{at}" for at in range(99)]


@pytest.mark.parametrize(
    "body",
    [
        {f"{at:x}": 0 for at in range(12_000)},
        {"counts": [""] * 30_000},
        {"lines": [{}] * 12_000},
        {"grid": [[""] * 20] * 500},
        {"grid": [[""]] * 12_000},
        {"prices": {f"{at:x}": "" for at in range(12_000)}},
        {"counts": ["\0"] * 20_000},
        {"counts": 9, "prices": {"\0": 1}, "lines": [{"name": "\0" * 100_000, "count": 1}]},
    ],
    ids=["unknown", "list", "missing", "grid", "tall grid", "map", "unfit", "one text"],
)
def test_what_is_wrong_takes_no_more_than_what_was_sent(body: JsonValue) -> None:
    data = json.dumps(body).encode()
    parsed = _peak_of(lambda: json.loads(data))
    judged = _peak_of(lambda: _refused(body))
    assert judged < 3 * parsed + 2_500_000


def _peak_of(work: object) -> int:
    assert callable(work)
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
