"""What a request may be, as clients see it; the small print is in test_recorded_answers."""

import json
from collections.abc import AsyncIterator

import pytest

from specwright_http.handler import Context
from specwright_http.reply import Created

from .library import Input
from .open_library import Asked, OpenLibrary, open_library


async def _created(values: Input, _context: Context) -> object:
    return Created(values["body"])


@pytest.fixture
async def library() -> AsyncIterator[OpenLibrary]:
    async with open_library({"postBooks": _created}) as opened:
        yield opened


async def _raw(library: OpenLibrary, body: str | bytes, kind: str = "application/json") -> Asked:
    return await library.ask("POST", "/books", content=body, headers={"Content-Type": kind})


async def test_a_query_is_text_turned_to_the_declared_types(library: OpenLibrary) -> None:
    empty = await library.ask("GET", "/books")
    assert empty.body["input"] == {"query": {"limit": 20}}
    full = await library.ask("GET", "/books?limit=7&tag=a%20b&tag=c+d&lent=true&ratio=0.5")
    assert full.body["input"]["query"] == {
        "limit": 7,
        "tag": ["a b", "c d"],
        "ratio": 0.5,
        "lent": True,
    }


@pytest.mark.parametrize("limit", ["1.5", "", "0", "51", "abc", "0x10", "%2B1", "01", "1e400"])
async def test_a_query_that_is_wrong_is_refused(library: OpenLibrary, limit: str) -> None:
    asked = await library.ask("GET", f"/books?limit={limit}")
    assert (asked.status, asked.code, asked.paths) == (400, "VALIDATION_FAILED", ["limit"])


async def test_every_parameter_that_is_wrong_unknown_or_given_twice_is_named(
    library: OpenLibrary,
) -> None:
    asked = await library.ask("GET", "/books?limit=x&lent=yes&colour=red&ratio=1&ratio=2")
    assert asked.paths == ["limit", "ratio", "lent", "colour"]
    assert (await library.ask("GET", "/books/newest?x=1")).paths == ["x"]


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/nothing", 404, "ROUTE_NOT_FOUND"),
        ("/books/", 404, "ROUTE_NOT_FOUND"),
        ("/Books", 404, "ROUTE_NOT_FOUND"),
        ("//", 404, "ROUTE_NOT_FOUND"),
        ("/books/a%2Fb", 400, "VALIDATION_FAILED"),
        ("/books/%zz", 400, "VALIDATION_FAILED"),
        ("/books?tag=%E0%A4%A", 400, "VALIDATION_FAILED"),
    ],
)
async def test_a_path_is_found_as_it_is_written(
    library: OpenLibrary, path: str, status: int, code: str
) -> None:
    asked = await library.ask("GET", path)
    assert (asked.status, asked.code) == (status, code)


async def test_another_method_hears_which_ones_there_are(library: OpenLibrary) -> None:
    asked = await library.ask("PATCH", "/books/7")
    assert (asked.status, asked.headers["allow"]) == (405, "DELETE, GET, HEAD")
    assert (await library.ask("OPTIONS", "/books")).headers["allow"] == "GET, HEAD, POST"


async def test_head_is_get_without_its_body(library: OpenLibrary) -> None:
    asked = await library.ask("HEAD", "/books")
    assert (asked.status, asked.text) == (200, "")
    assert int(asked.headers["content-length"]) > 2


async def test_a_body_is_checked_and_every_bad_place_is_named(library: OpenLibrary) -> None:
    good = await library.send("POST", "/books", {"title": "Emma", "note": None})
    assert good.text == '{"title":"Emma","pages":100,"note":null}'
    assert (await library.ask("POST", "/books")).paths == ["title"]
    bad = {"title": 3, "pages": 1.5, "tags": [{"name": "a"}, {"name": 2, "x": 1}], "colour": "red"}
    refused = await library.send("POST", "/books", bad)
    assert refused.paths == ["title", "pages", "tags[1].name", "tags[1].x", "colour"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        ("{", "application/json", 400, "MALFORMED_JSON"),
        ('{"title":NaN}', "application/json", 400, "MALFORMED_JSON"),
        (b'{"title":"\xff"}', "application/json", 400, "MALFORMED_JSON"),
        ('{"title":"a"}', "text/plain", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ('{"title":"a"}', "application/json; charset=latin1", 415, "UNSUPPORTED_MEDIA_TYPE"),
        ('{"title":"a"}', "application/vnd.book+json", 201, None),
        ("null", "application/json", 400, "VALIDATION_FAILED"),
        ("[" * 40, "application/json", 400, "VALIDATION_FAILED"),
    ],
)
async def test_a_body_is_json_in_utf_8(
    library: OpenLibrary, body: str | bytes, kind: str, status: int, code: str | None
) -> None:
    asked = await _raw(library, body, kind)
    assert (asked.status, asked.code) == (status, code)


async def test_a_body_that_is_too_large_is_refused_with_or_without_a_length(
    library: OpenLibrary,
) -> None:
    big = json.dumps({"title": "a" * 2_000_000}).encode()
    assert (await _raw(library, big)).code == "BODY_TOO_LARGE"

    async def pieces() -> AsyncIterator[bytes]:
        yield big[:1_500_000]
        yield big[1_500_000:]

    headers = {"Content-Type": "application/json"}
    asked = await library.ask("POST", "/books", content=pieces(), headers=headers)
    assert (asked.status, asked.code) == (413, "BODY_TOO_LARGE")


async def test_a_rule_with_an_error_of_its_own_is_that_error_where_nothing_else_is_wrong(
    library: OpenLibrary,
) -> None:
    long = await library.send("POST", "/books", {"title": "Middlemarch"})
    assert (long.status, long.code, long.paths) == (400, "TITLE_TOO_LONG", ["title"])
    assert (await library.send("POST", "/books", {"title": "🎩" * 10})).status == 201
    both = await library.send("POST", "/books", {"title": "Middlemarch", "colour": "red"})
    assert (both.code, both.paths) == ("VALIDATION_FAILED", ["title", "colour"])
    thick = await library.send("POST", "/books", {"title": "a", "pages": 10_000})
    assert (thick.status, thick.body) == (422, {"why": ["thick"]})


async def test_the_caller_is_the_field_that_says_so_or_nobody(library: OpenLibrary) -> None:
    assert (await library.ask("GET", "/books?borrower=ada")).body["caller"] == "ada"
    assert (await library.ask("GET", "/books")).body["caller"] is None
    assert [entry.caller for entry in library.log] == ["ada", None]
