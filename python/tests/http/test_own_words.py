"""The words of a specification's catalogue are those that a client reads, whichever part refuses."""

from dataclasses import replace
from typing import Any

import pytest

from specwright_http.app import AppOptions
from specwright_http.refusal import Refusal
from specwright_http.reserved import reserved

from .library import library
from .open_library import open_library


def _words(code: str) -> str:
    return f"Eigene Worte: {code}"


def _own(code: str) -> type[Refusal]:
    entry = reserved[code]
    facts = {"code": code, "status": entry.status, "title": entry.title, "message": _words(code)}
    return type(code, (Refusal,), facts)


CONTRACT = replace(library, errors=(*library.errors, *map(_own, reserved)))

JSON = {"Content-Type": "application/json"}
IMAGE = {"Content-Type": "image/png", "If-Match": "1"}

REFUSED: list[tuple[str, str, str, dict[str, Any]]] = [
    ("ROUTE_NOT_FOUND", "GET", "/nowhere", {}),
    ("METHOD_NOT_ALLOWED", "PATCH", "/books", {}),
    ("VALIDATION_FAILED", "GET", "/books/%zz", {}),
    ("VALIDATION_FAILED", "GET", "/books?limit=%zz", {}),
    ("VALIDATION_FAILED", "GET", "/books?limit=x", {}),
    ("UNAUTHENTICATED", "DELETE", "/books/1", {}),
    ("FORBIDDEN", "DELETE", "/books/1", {"headers": {"Authorization": "Bearer bob"}}),
    (
        "UNSUPPORTED_MEDIA_TYPE",
        "POST",
        "/books",
        {"content": "{}", "headers": {"Content-Type": "text/plain"}},
    ),
    ("UNSUPPORTED_MEDIA_TYPE", "PUT", "/books/1/text", {"content": "a", "headers": IMAGE}),
    (
        "UNSUPPORTED_MEDIA_TYPE",
        "POST",
        "/books",
        {"content": "{}", "headers": {**JSON, "Content-Encoding": "gzip"}},
    ),
    ("MALFORMED_JSON", "POST", "/books", {"content": "{", "headers": JSON}),
    ("BODY_TOO_LARGE", "POST", "/books", {"content": "x" * 2000, "headers": JSON}),
]


@pytest.mark.parametrize(("code", "method", "path", "sent"), REFUSED)
async def test_the_words_of_a_catalogue_are_the_message(
    code: str, method: str, path: str, sent: dict[str, Any]
) -> None:
    async with open_library(options=AppOptions(body_limit=1000), contract=CONTRACT) as opened:
        asked = await opened.ask(method, path, **sent)
    said = (asked.code, asked.body["message"], asked.body["detail"])
    assert said == (code, _words(code), _words(code))


def _ours(code: str) -> type[Refusal]:
    return type(code, (_own(code),), {"code": f"OUR_{code}"})


RENAMED = replace(
    library,
    errors=(*library.errors, *map(_ours, reserved)),
    renamed={code: f"OUR_{code}" for code in reserved},
)


@pytest.mark.parametrize(("code", "method", "path", "sent"), REFUSED)
async def test_a_code_of_the_kernel_goes_by_another_name(
    code: str, method: str, path: str, sent: dict[str, Any]
) -> None:
    async with open_library(options=AppOptions(body_limit=1000), contract=RENAMED) as opened:
        asked = await opened.ask(method, path, **sent)
    kind = f"urn:problem:our-{code.lower().replace('_', '-')}"
    said = (asked.code, asked.body["type"], asked.body["message"])
    assert said == (f"OUR_{code}", kind, _words(code))


async def test_where_the_catalogue_has_no_words_the_kernel_says_what_is_understood() -> None:
    async with open_library() as opened:
        asked = await opened.ask("PUT", "/books/1/text", content="a", headers=IMAGE)
    assert asked.body["message"] == reserved["UNSUPPORTED_MEDIA_TYPE"].message
    assert asked.body["detail"] == "Only text/plain is understood here"
