"""What a handler may answer, and what becomes of the rest."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from specwright_http.app import AppOptions
from specwright_http.handler import Context
from specwright_http.not_implemented import not_implemented
from specwright_http.reply import Accepted, EmptyReply, NoContent, Ok, SeeOther

from .library import Book, Input, LentOut, TitleTooLong, Work
from .open_library import OpenLibrary, open_library

EMMA = Book(title="Emma", pages=3)


def _answers(reply: object, name: str = "getBooksById") -> dict[str, Work]:
    async def answer(_values: Input, _context: Context) -> object:
        return reply

    return {name: answer}


def _open(reply: object) -> AbstractAsyncContextManager[OpenLibrary]:
    return open_library(_answers(reply))


async def test_a_declared_reply_goes_out_as_it_is_declared() -> None:
    async with _open(Ok(EMMA)) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, asked.text) == (200, '{"title":"Emma","pages":3}')
    assert asked.headers["content-type"] == "application/json; charset=utf-8"
    assert asked.headers["x-content-type-options"] == "nosniff"
    assert "server" not in asked.headers


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Accepted(EMMA), id="an undeclared status"),
        pytest.param(None, id="nothing"),
        pytest.param({"status": 200}, id="what is no reply"),
        pytest.param(Ok({"title": "Emma", "colour": "red"}), id="a body off its schema"),
        pytest.param(Ok(EMMA.model_copy(update={"pages": 0})), id="a body changed behind its back"),
        pytest.param(Ok(Book.model_construct(pages=3)), id="a body that was never checked"),
        pytest.param(Ok(None), id="no body"),
        pytest.param(SeeOther({}, headers={"Location": "/"}), id="a body where none belongs"),
        pytest.param(SeeOther(None), id="a redirect without its place"),
        pytest.param(TitleTooLong(), id="an undeclared code"),
        pytest.param(LentOut(), id="a refusal without its header"),
    ],
)
async def test_what_is_not_declared_is_our_fault(reply: object) -> None:
    async with _open(reply) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, asked.code) == (500, "INTERNAL_ERROR")
    assert not any(word in asked.text for word in ("handler", "colour", "Traceback", ".py"))
    assert 'The handler "getBooksById"' in str(library.log[0].error)


async def test_what_a_handler_raises_stays_inside() -> None:
    async def fail(_values: Input, _context: Context) -> object:
        raise RuntimeError("the password is swordfish")

    async with open_library({"getBooksById": fail}) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, "swordfish" in asked.text) == (500, False)
    assert "swordfish" in str(library.log[0].error)


async def test_a_refusal_has_the_declared_shape_its_headers_and_its_own_words() -> None:
    lent = LentOut(detail="Bob has it", headers={"Retry-After": "60"})
    async with _open(lent) as library:
        asked = await library.ask("GET", "/books/1?")
    assert (asked.status, asked.headers["retry-after"]) == (409, "60")
    assert asked.headers["content-type"] == "application/problem+json"
    assert asked.body == {
        "type": "urn:problem:lent-out",
        "title": "Lent out",
        "status": 409,
        "detail": "Bob has it",
        "instance": "/books/1",
        "code": "LENT_OUT",
        "message": "Somebody else reads it",
    }


@pytest.mark.parametrize("reply", [NoContent(), SeeOther(None, headers={"Location": "/books/2"})])
async def test_an_answer_without_a_body(reply: EmptyReply) -> None:
    async with _open(reply) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, asked.text) == (reply.status, "")
    assert asked.headers.get("location") == reply.headers.get("Location")


async def test_plain_text_goes_in_and_out() -> None:
    async def upper(values: Input, _context: Context) -> object:
        return Ok(values["body"].upper())

    async with open_library({"putBooksByIdText": upper}) as library:
        headers = {"Content-Type": "text/plain", "If-Match": "1"}
        asked = await library.ask("PUT", "/books/1/text", content="é", headers=headers)
    assert (asked.text, asked.headers["content-type"]) == ("É", "text/plain; charset=utf-8")


async def test_a_handler_that_is_not_written_yet_says_so_and_is_no_fault() -> None:
    async def later(_values: Input, _context: Context) -> object:
        not_implemented("getBooksById")

    async with open_library({"getBooksById": later}) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, asked.code) == (501, "NOT_IMPLEMENTED")
    assert asked.body["detail"] == "getBooksById is not written yet"
    assert library.log[0].error is None


@pytest.mark.parametrize(
    ("headers", "status", "cache"),
    [
        ({"cache-control": "max-age=60"}, 303, "max-age=60"),
        ({"X-Note": "a\r\nA: b"}, 500, "no-store"),
    ],
)
async def test_a_header_takes_the_place_of_a_shared_one_and_one_that_is_none_is_our_fault(
    headers: Mapping[str, str], status: int, cache: str
) -> None:
    async with _open(SeeOther(None, headers={"Location": "/", **headers})) as library:
        asked = await library.ask("GET", "/books/1")
    assert (asked.status, asked.headers["cache-control"]) == (status, cache)
    assert "a" not in asked.headers


async def test_a_program_may_add_headers_to_every_answer_or_change_them() -> None:
    shared = {"Strict-Transport-Security": "max-age=63072000", "Referrer-Policy": "origin"}
    async with open_library(options=replace(AppOptions(), headers=shared)) as library:
        asked = await library.ask("GET", "/nothing")
    assert asked.headers["strict-transport-security"] == "max-age=63072000"
    assert asked.headers["referrer-policy"] == "origin"
    assert asked.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


async def test_health_is_answered_without_being_asked_for_in_a_contract() -> None:
    async with open_library() as library:
        assert (await library.ask("GET", "/healthz")).body == {"status": "ok"}
